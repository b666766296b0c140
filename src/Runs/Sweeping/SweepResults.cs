using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>The body of the collect stage of a sweep: the summaries of all its runs in one table.</summary>
/// <param name="plan">The sweep.</param>
/// <param name="weights">SHA-256 of what each run learned, by its tag.</param>
internal sealed class SweepResults(SweepPlan plan, IReadOnlyDictionary<string, string> weights)
{
    /// <summary>The file that it writes.</summary>
    public static string Output { get; } = ResultTable.FileNameOf(RunsTable.Name);

    /// <summary>The name of the file that it reads of a run.</summary>
    public static string InputOf(PlannedRun run) => $"{run.Tag}/{SummaryFile.FileName}";

    /// <summary>Collects.</summary>
    /// <param name="inputs">Paths by name.</param>
    /// <param name="output">The folder.</param>
    public void Run(IReadOnlyDictionary<string, string> inputs, string output) => RunsTable.Write(
        output, plan, [.. plan.Runs.Select(run => RunsTable.RowOf(plan, run, RunMeasures.OfFolder(Path.GetDirectoryName(inputs[InputOf(run)])!), weights[run.Tag]))]);
}
