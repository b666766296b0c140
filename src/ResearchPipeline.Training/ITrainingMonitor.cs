using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training;

/// <summary>Watches a training run. What it sees goes to people, never into a result.</summary>
public interface ITrainingMonitor
{
    /// <summary>Called after every step.</summary>
    void StepDone(in TrainingProgress progress, Ensemble ensemble);
}
