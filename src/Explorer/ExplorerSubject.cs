using ResearchPipeline.Data.Tables;
using ResearchPipeline.Reporting;

namespace ResearchPipeline.Explorer;

/// <summary>The run that an explorer shows.</summary>
/// <param name="Source">Where its tables come from: study, title, fingerprint, seed, version.</param>
/// <param name="Members">Members of its learner, at least 1.</param>
/// <param name="Dataset">The data set of the images that judge.</param>
/// <param name="Settings">Everything that was chosen, by key.</param>
/// <param name="Commands">Lines for a shell that make the run again.</param>
public sealed record ExplorerSubject(
    Provenance Source, int Members, ReportedDataset Dataset, IReadOnlyDictionary<string, ReportedSetting> Settings, IReadOnlyList<string> Commands)
{
    /// <summary>Other runs and arms that stand beside it.</summary>
    public IReadOnlyList<RunBeside> Beside { get; init; } = [];

    /// <summary>All of it in words, for the fingerprint of a stage that shows it.</summary>
    public IReadOnlyDictionary<string, string> Words => new Dictionary<string, string>(Settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value.Text)))
    {
        ["name"] = Source.Study,
        ["title"] = Source.Title,
        ["fingerprint"] = Source.Fingerprint,
        ["seed-of-tables"] = $"{Source.Seed}",
        ["version"] = Source.Version,
        ["members"] = $"{Members}",
        ["dataset"] = Dataset.Text,
        ["commands"] = string.Join("; ", Commands),
        ["beside"] = string.Join(", ", Beside.Select(run => run.Text)),
    };
}
