namespace ResearchPipeline.Compute;

/// <summary>All that a later step of an ensemble depends on, in the processor's memory; arrays are indexed by member.</summary>
/// <param name="Layers">Parameters.</param>
/// <param name="States">What the optimizer keeps.</param>
/// <param name="Counts">How many images of the epoch have activated each latent.</param>
/// <param name="SquaredErrors">Squared error of each training image when it was last learned from.</param>
/// <param name="SilentImages">For how many images each latent has been in no code.</param>
public sealed record EnsembleMemory(
    IReadOnlyList<Layer> Layers, IReadOnlyList<OptimizerState> States, IReadOnlyList<int[]> Counts, IReadOnlyList<double[]> SquaredErrors, IReadOnlyList<long[]> SilentImages);
