using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>What a run that is done has made.</summary>
/// <param name="Measures">Its measures.</param>
/// <param name="Summary">The file that they are in.</param>
/// <param name="Weights">SHA-256 of the weights that it learned last; "" where it has no such file.</param>
internal sealed record FoundRun(RunMeasures Measures, string Summary, string Weights)
{
    private const string WeightsFile = "weights.safetensors";

    /// <summary>That of a run whose stages are up to date.</summary>
    /// <exception cref="StageException">It has no evaluation.</exception>
    public static FoundRun In(Workspace run)
    {
        string evaluation = run.FolderOf(StageNames.Evaluate);
        StageRecord? learned = run.Run.FolderOf(StageNames.Train) is string folder ? StageRecord.Read(folder) : null;
        return new(
            RunMeasures.OfFolder(evaluation), Path.Combine(evaluation, SummaryFile.FileName),
            learned?.Outputs.FirstOrDefault(output => output.Path == WeightsFile)?.Sha256 ?? "");
    }
}
