using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Gives each pixel of a code's image a probability to be white, independent of all others: how probable images are can be told.</summary>
public interface IHasLikelihood
{
    /// <summary>ln p(x|z) = Σ x ln p + (1 - x) ln(1 - p) over pixels, in nats. No value depends on what else is asked for.</summary>
    /// <param name="images">Images × pixels, intensities x from 0 to 1.</param>
    /// <param name="codes">As many codes z for each image, image after image.</param>
    /// <param name="values">One number for each code.</param>
    void LogLikelihoods(Matrix images, Matrix codes, Span<double> values);
}
