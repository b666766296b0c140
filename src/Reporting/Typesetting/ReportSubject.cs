namespace ResearchPipeline.Reporting.Typesetting;

/// <summary>The run that a report is about.</summary>
/// <param name="Name">The study's name.</param>
/// <param name="Title">The study's title.</param>
/// <param name="Fingerprint">Of everything that was chosen.</param>
/// <param name="Version">Of the program.</param>
/// <param name="Dataset">The data set of its images.</param>
/// <param name="RawFiles">The files of that.</param>
/// <param name="Settings">Everything that was chosen, by key, with what stands at its default.</param>
/// <param name="Lines">The keys that the specification has lines for.</param>
/// <param name="Changes">What the run changes in the study as it is written.</param>
/// <param name="Arms">Everything that each arm chooses, those that stand beside the study and those that it compares, by its name and by key.</param>
/// <param name="Compared">The arms that it compares.</param>
/// <param name="Commands">The lines that make the report again and verify it.</param>
/// <param name="ValidationImages">The training images that choices are judged by.</param>
public sealed record ReportSubject(
    string Name, string Title, string Fingerprint, string Version, ReportedDataset Dataset, IReadOnlyList<AttachedArtefact> RawFiles, IReadOnlyDictionary<string, ReportedSetting> Settings, IReadOnlyList<string> Lines,
    IReadOnlyList<ReportedChange> Changes, IReadOnlyDictionary<string, IReadOnlyDictionary<string, ReportedSetting>> Arms, IReadOnlyList<ReportedArm> Compared, IReadOnlyList<string> Commands, int ValidationImages);
