using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Gpu;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Reporting;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>What the stages of a run share.</summary>
/// <param name="Written">The study as it is written.</param>
/// <param name="Study">The study as it is run.</param>
/// <param name="Workspace">Where things are.</param>
/// <param name="Device">Where to compute.</param>
/// <param name="Threads">Threads to compute with.</param>
/// <param name="Log">Writes a line into the log of the stage.</param>
/// <param name="Display">Where the run says what it does.</param>
/// <param name="Cancellation">Asks to stop.</param>
internal sealed record StageContext(
    Study Written, Study Study, Workspace Workspace, string Device, int Threads, Action<string> Log, IRunDisplay Display, CancellationToken Cancellation)
{
    /// <summary>What the report is made of beside results.</summary>
    public Template Template => new(Workspace.Templates, ReportTemplate.suiting(Study)) { Tables = ResultTables.OfRuns };

    /// <summary>Everything that was chosen, as reports show it.</summary>
    public IReadOnlyDictionary<string, ReportedSetting> Settings => SettingsOf(Study);

    /// <summary>The data set of its images, as reports speak of it; classes are those of the images that judge.</summary>
    public ReportedDataset Dataset => DatasetOf(Study.Dataset.Source, DatasetWordsModule.ofLabels(Study.Dataset));

    /// <summary>What the study compares, as reports show it.</summary>
    public IReadOnlyList<ReportedArm> Compared =>
        [.. Arms.compared(Study).GroupBy(run => run.Arm.Name).Select(runs => runs.First()).Select(run => new ReportedArm(run.Arm.Name, run.Arm.Label, run.Arm.Seeds, run.Arm.MayDiverge, SettingsOf(run.Study)))];

    /// <summary>The words of that, for the fingerprint of a stage that shows them.</summary>
    public IEnumerable<KeyValuePair<string, string>> WordsOfCompared =>
    [
        .. Study.Compared.Select(arm =>
            KeyValuePair.Create($"arm.{arm.Name}", $"{arm.Label}; seeds {string.Join(' ', arm.Seeds)}; {string.Join("; ", arm.Settings.Value.Select(setting => $"{setting.Key}={setting.Value}"))}")),
        // The order in which they are shown.
        .. Study.Compared.Length == 0 ? Array.Empty<KeyValuePair<string, string>>() : [KeyValuePair.Create("arms", string.Join(' ', Study.Compared.Select(arm => arm.Name)))],
    ];

    /// <summary>Everything that a study chooses, as reports show it.</summary>
    public static IReadOnlyDictionary<string, ReportedSetting> SettingsOf(Study study) =>
        Specification.Settings.typed(study).ToDictionary(setting => setting.Key, setting => new ReportedSetting(setting.Value.Words, setting.Value.Values));

    /// <summary>A data set, as reports speak of it.</summary>
    public static ReportedDataset DatasetOf(DatasetSource source) => DatasetOf(source, DatasetWordsModule.ofSource(source));

    private static ReportedDataset DatasetOf(DatasetSource source, DatasetWords labels)
    {
        DatasetWords words = DatasetWordsModule.ofSource(source);
        ImageShape shape = DatasetModule.kind(source).Shape;
        return new(words.Name, words.Reference, words.Kind, words.Shown.One, words.Shown.Many, labels.Class.One, labels.Class.Many, labels.Classes,
            new(shape.Rows, shape.Columns, shape.Channels), RawDatasets.Of(source).HasKnownHashes);
    }

    /// <summary>The backend to learn with. Why a GPU that is there does not learn, where nobody has named a device, is said.</summary>
    public IBackend CreateBackend() => Devices.Create(Device, Threads, refusal =>
    {
        Log(refusal);
        Display.Say(refusal);
    });

    /// <summary>The processor's backend, to measure with: what is measured takes little of a device, and has the same bits.</summary>
    public IBackend CreateHost() => Backends.Create(Backends.Devices.Contains(Device) ? Device : Backends.Devices[0], Threads);

    /// <summary>What implements a stage beside assemblies.</summary>
    public Engine.StageTools Tools(IReadOnlyDictionary<string, string> files, IReadOnlyList<string> packages) =>
        new(files, Workspace.Packages.Find(packages));
}
