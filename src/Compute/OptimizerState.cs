namespace ResearchPipeline.Compute;

/// <summary>What the optimizer keeps of one layer, in the layer's own shapes.</summary>
/// <param name="First">Adam's first moment m.</param>
/// <param name="Second">Adam's second moment v.</param>
/// <param name="Average">The exponential moving average of the parameters.</param>
public sealed record OptimizerState(Layer First, Layer Second, Layer Average)
{
    /// <summary>The state before the first step: moments of zero, and an average equal to the parameters.</summary>
    public static OptimizerState Initial(Layer layer)
    {
        Layer average = Layer.Zeros(layer.Latents, layer.Inputs);
        layer.CopyTo(average);
        return new OptimizerState(
            Layer.Zeros(layer.Latents, layer.Inputs), Layer.Zeros(layer.Latents, layer.Inputs), average);
    }
}
