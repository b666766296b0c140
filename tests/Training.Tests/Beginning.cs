namespace ResearchPipeline.Training.Tests;

/// <summary>Keeps what a run says before its first step.</summary>
internal sealed class Beginning : ITrainingMonitor
{
    public int StepsDone { get; private set; } = -1;

    public string? Refusal { get; private set; }

    public void Begins(int stepsDone, string? refusal) => (StepsDone, Refusal) = (stepsDone, refusal);

    public void StepDone(in TrainingProgress progress, ILearner learner)
    {
    }
}
