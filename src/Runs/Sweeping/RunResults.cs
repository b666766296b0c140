using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>Whether a run of a sweep is done: by what it wrote and hashed itself, never by the word of whoever started it.</summary>
/// <param name="plan">The sweep.</param>
/// <param name="options">What was asked for.</param>
/// <param name="display">Told what happens.</param>
/// <param name="cancellation">Asks to stop.</param>
internal sealed class RunResults(SweepPlan plan, RunOptions options, IRunDisplay display, CancellationToken cancellation)
{
    private Workspace? _known;

    /// <summary>The sweep.</summary>
    public SweepPlan Plan => plan;

    /// <summary>The measures of a run that is done; null for one that is not. Files are read anew.</summary>
    public RunMeasures? Find(PlannedRun run) => Find(new StudyPipeline(run.Options(options, plan), display, cancellation))?.Measures;

    /// <summary>All of a run that is done, for many runs, of whose common files the hashes are kept: for whoever looks once; null for one that is not.</summary>
    public FoundRun? FindOnce(PlannedRun run)
    {
        StudyPipeline pipeline = new(run.Options(options, plan), display, cancellation, known: _known);
        _known = pipeline.Workspace;
        return Find(pipeline);
    }

    /// <summary>What the run holds of its last stage, done or not: a cheap look, from which something may have ended.</summary>
    public string? EntryOf(PlannedRun run)
    {
        string artifacts = Path.GetFullPath(options.Artifacts ?? Path.Combine(Repository.FindRoot(), "artifacts"));
        StageStore store = new(Workspace.StagesIn(artifacts), [Workspace.RunsIn(artifacts), Workspace.ArmsIn(artifacts)]);
        return new RunFolder(Path.Combine(Workspace.RunsIn(artifacts), run.Run), store).FolderOf(plan.Until) is string folder && Directory.Exists(folder) ? folder : null;
    }

    private static FoundRun? Find(StudyPipeline pipeline)
    {
        try
        {
            // Raw data are no result: a run that is done does not need them.
            return pipeline.Reasons().Skip(1).All(step => step.Reasons.Count == 0) ? FoundRun.In(pipeline.Workspace) : null;
        }
        catch (Exception failure) when (failure is DataException or StageException)
        {
            return null;
        }
    }
}
