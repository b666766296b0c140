using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>What its units see of an image can be looked at.</summary>
public interface IHasEncoder
{
    /// <summary>Row u is what unit u sees, as weights of pixels: latents × pixels.</summary>
    Matrix Encoder { get; }
}
