using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Makes images of codes, also of codes that are of no image.</summary>
public interface IDecodes
{
    /// <summary>The images of codes.</summary>
    /// <param name="codes">Codes × latents.</param>
    /// <returns>Codes × pixels, intensities; of a model that gives probabilities of pixels, these. The caller's own.</returns>
    Matrix Decode(Matrix codes);
}
