namespace ResearchPipeline.Training;

/// <summary>Where a training run stands.</summary>
/// <param name="Epoch">1 … Epochs.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="StepInEpoch">1 … StepsPerEpoch.</param>
/// <param name="StepsPerEpoch">Steps of one epoch, its short last batch included.</param>
/// <param name="Images">Images in the step's batch.</param>
/// <param name="Loss">The whole loss of the batch.</param>
public readonly record struct TrainingProgress(
    int Epoch,
    int Epochs,
    int StepInEpoch,
    int StepsPerEpoch,
    int Images,
    double Loss);
