namespace ResearchPipeline.Compute;

/// <summary>What a step of an ensemble is told.</summary>
/// <param name="Scale">What sums are multiplied by to become the loss.</param>
/// <param name="Adam">The optimizer's scalars.</param>
/// <param name="LearnsBiases">Whether biases learn.</param>
/// <param name="SilentImages">For how many images a feature must have been in no code to count as silent.</param>
public readonly record struct EnsembleStep(LossScale Scale, AdamStep Adam, bool LearnsBiases, int SilentImages);
