using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Its latents can be looked at.</summary>
public interface IHasFeatures
{
    /// <summary>Row f is what latent f stands for, as weights of pixels: latents × pixels, of any length and sign.</summary>
    Matrix Features { get; }
}
