using System.Diagnostics;

namespace ResearchPipeline.Training;

/// <summary>When a checkpoint is written: every so often, when the run is asked to stop, and when it diverges.</summary>
internal sealed class CheckpointSchedule(CheckpointFile checkpoint, ILearner learner, TimeSpan between, CancellationToken cancellation)
{
    private readonly Stopwatch _since = Stopwatch.StartNew();

    /// <summary>Called between two steps.</summary>
    /// <param name="state">What is saved, with the learner's.</param>
    /// <param name="tellAll">Brings the state to where the learner is.</param>
    /// <exception cref="OperationCanceledException">The run is asked to stop; the state is saved.</exception>
    public void BetweenSteps(TrainingState state, Action tellAll)
    {
        if (cancellation.IsCancellationRequested || _since.Elapsed >= between)
        {
            tellAll();
            checkpoint.Write(state, learner);
            _since.Restart();
        }

        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Takes a step. One that diverges does so before it changes any parameter: they are saved as they were when it began.</summary>
    public void Guard(TrainingState state, Action step)
    {
        try
        {
            step();
        }
        catch (DivergedException)
        {
            checkpoint.Write(state, learner);
            throw;
        }
    }
}
