using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Listing;

/// <summary>A run as a list shows it.</summary>
/// <param name="Run">The run.</param>
/// <param name="State">How far it is.</param>
/// <param name="Measures">Its summary; null where it has none that can be read.</param>
/// <param name="Against">What its study is held against; null where there is nothing.</param>
internal sealed record RunRow(KnownRun Run, RunState State, RunMeasures? Measures, RunMeasures? Against)
{
    /// <summary>The measures that a list shows.</summary>
    public static IReadOnlyList<string> Headline { get; } = ["mse", "pearson", "dead"];

    /// <summary>A measure less that of the published run; null where either is missing or undefined, and for a run that changes nothing.</summary>
    public double? Delta(string metric) =>
        Run.Changes.Count > 0 && Measures?.MeanOf(metric) is double own && Against?.MeanOf(metric) is double published && double.IsFinite(own - published) ? own - published : null;

    /// <summary>The folder of a run's evaluation; null where it has none that is complete.</summary>
    public static string? FolderOf(KnownRun run) => run.Folder.FolderOf(StageNames.Evaluate) is string folder && StageRecord.Read(folder) is not null ? folder : null;

    /// <summary>The summary of a run as it is; an altered one is the evaluate stage's to report.</summary>
    public static RunMeasures? MeasuresOf(KnownRun run)
    {
        try
        {
            return FolderOf(run) is string folder ? RunMeasures.OfFolder(folder) : null;
        }
        catch (DataException)
        {
            return null;
        }
    }
}
