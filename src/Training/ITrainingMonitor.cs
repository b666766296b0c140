using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training;

/// <summary>Watches a training run. What it sees goes to people, never into a result.</summary>
public interface ITrainingMonitor
{
    /// <summary>Called before the first step: how many steps a checkpoint has spared, and why one that is there was not believed.</summary>
    void Begins(int stepsDone, string? refusal)
    {
    }

    /// <summary>Called after every step.</summary>
    void StepDone(in TrainingProgress progress, ILearner learner);

    /// <summary>Called after the last step of an epoch with the parameters that a run of so many epochs returns, also where these are none: no feature has been restarted yet.</summary>
    void ResultReached(IReadOnlyDictionary<string, TensorView> result)
    {
    }

    /// <summary>Called when an epoch has ended and its silent features are restarted.</summary>
    void EpochDone(TrainingEpoch epoch)
    {
    }
}
