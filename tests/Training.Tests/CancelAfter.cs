namespace ResearchPipeline.Training.Tests;

/// <summary>Asks a run to stop after so many steps.</summary>
internal sealed class CancelAfter(int steps, CancellationTokenSource source) : ITrainingMonitor
{
    private int _seen;

    public void StepDone(in TrainingProgress progress, ILearner learner)
    {
        if (++_seen == steps)
        {
            source.Cancel();
        }
    }
}
