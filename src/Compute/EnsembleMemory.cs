namespace ResearchPipeline.Compute;

/// <summary>All that a later step of an ensemble depends on, in the processor's memory; arrays are indexed by member.</summary>
/// <param name="Layers">Parameters.</param>
/// <param name="States">What the optimizer keeps.</param>
/// <param name="Counts">How many images of the epoch have activated each latent.</param>
/// <param name="SquaredErrors">Squared error of each training image when it was last learned from.</param>
/// <param name="SilentImages">For how many images each latent has been in no code.</param>
public sealed record EnsembleMemory(
    IReadOnlyList<Layer> Layers, IReadOnlyList<OptimizerState> States, IReadOnlyList<int[]> Counts, IReadOnlyList<double[]> SquaredErrors, IReadOnlyList<long[]> SilentImages)
{
    /// <summary>Room for an ensemble, all of it 0.</summary>
    /// <param name="shape">Its sizes.</param>
    /// <param name="images">Number of training images.</param>
    public static EnsembleMemory Zeros(EnsembleShape shape, int images)
    {
        return new(
            Each(() => Layer.Zeros(shape.Latents, shape.Inputs)), Each(() => OptimizerState.Initial(Layer.Zeros(shape.Latents, shape.Inputs))), Each(() => new int[shape.Latents]),
            Each(() => new double[images]), Each(() => new long[shape.Latents]));

        T[] Each<T>(Func<T> create) => [.. Enumerable.Range(0, shape.Members).Select(_ => create())];
    }

    /// <summary>Makes another memory of the same sizes equal to this one.</summary>
    public void CopyTo(EnsembleMemory other)
    {
        for (int member = 0; member < Layers.Count; member++)
        {
            Layers[member].CopyTo(other.Layers[member]);
            States[member].First.CopyTo(other.States[member].First);
            States[member].Second.CopyTo(other.States[member].Second);
            States[member].Average.CopyTo(other.States[member].Average);
            Counts[member].CopyTo(other.Counts[member], 0);
            SquaredErrors[member].CopyTo(other.SquaredErrors[member], 0);
            SilentImages[member].CopyTo(other.SilentImages[member], 0);
        }
    }
}
