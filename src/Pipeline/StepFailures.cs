using ResearchPipeline.Compute.Gpu;
using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Training;

namespace ResearchPipeline.Pipeline;

/// <summary>Says of a step that failed what failed, what is kept, and how to continue.</summary>
/// <param name="workspace">Where the study lives.</param>
/// <param name="options">What was asked for.</param>
/// <param name="isFolderAsked">Whether raw files are looked for in a folder that somebody names alone, whether one is named or not.</param>
/// <param name="resume">The line that continues after a failure, where it is not the one that these options say.</param>
/// <param name="log">Gets the trace.</param>
internal sealed class StepFailures(Workspace workspace, RunOptions options, bool isFolderAsked, string? resume, StageLog log)
{
    /// <summary>Runs a step.</summary>
    /// <exception cref="StageException">It failed; the message is one paragraph.</exception>
    public void Explain(string step, Action run)
    {
        log.Begin(step);
        try
        {
            run();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.Write(failure.ToString());
            throw new StageException($"{step}: {Explanation.Of(failure).TrimEnd('.')}{Kept(step)}{HowToContinue(step, failure)}", failure);
        }
    }

    private string Kept(string step) =>
        workspace.Run.FolderOf(step) is string folder && Directory.Exists(folder) ? ". What was published before is untouched" : "";

    // Nothing is said where the same line would fail again: the message then tells what to correct.
    private string HowToContinue(string step, Exception failure)
    {
        bool repeats = failure is DivergedException or GpuException { IsLasting: true }
            || (step == AcquireStep.CommandName && failure is DataException && (options.Offline || isFolderAsked));
        string line = resume ?? (options with { Force = step == options.Force ? step : null }).CommandLine(CommandNames.Run);
        return repeats ? "." : $"; to continue: {line}{(failure is GpuException ? "; with --device=cpu it is the processor that continues" : "")}";
    }
}
