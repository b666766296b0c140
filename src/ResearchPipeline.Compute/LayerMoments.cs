namespace ResearchPipeline.Compute;

/// <summary>Adam's first and second moments of one layer, in the layer's own shapes.</summary>
public sealed record LayerMoments(Layer First, Layer Second)
{
    /// <summary>Moments of zero.</summary>
    public static LayerMoments Zeros(int latents, int inputs) =>
        new(Layer.Zeros(latents, inputs), Layer.Zeros(latents, inputs));
}
