using ResearchPipeline.Reporting;

namespace ResearchPipeline.Explorer;

/// <summary>Another run, or an arm of the study, that stands beside the run that an explorer shows: of images of the same shape.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Fingerprint">Of everything that was chosen.</param>
/// <param name="Members">Members of its learner, at least 1.</param>
/// <param name="Learned">The name by which the files of its training are found.</param>
/// <param name="Measured">The name by which those of its evaluation are found.</param>
/// <param name="Settings">Everything that was chosen, by key.</param>
public sealed record RunBeside(string Title, string Fingerprint, int Members, string Learned, string Measured, IReadOnlyDictionary<string, ReportedSetting> Settings)
{
    /// <summary>What it is, for the fingerprint of a stage that shows it.</summary>
    public string Text => $"{Title} ({Fingerprint})";

    internal string Configuration => $"{Learned}/cfg.json";

    internal string Weights => $"{Learned}/weights.safetensors";
}
