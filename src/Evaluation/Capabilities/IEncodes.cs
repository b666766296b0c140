using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Makes codes of images, sparse or dense.</summary>
public interface IEncodes
{
    /// <summary>Latents of a code, 1 to 65,535.</summary>
    int Latents { get; }

    /// <summary>Latents that a code lists: k of a k-sparse code, all of a dense one.</summary>
    int Listed { get; }

    /// <summary>Bits that are stored for an image: 32 for each listed value, and what naming so many of the latents takes.</summary>
    double Bits => CodeLength.ofCode(Logarithm.Natural, Latents, Listed);

    /// <summary>The codes of images. A model whose codes are drawn gives their mean.</summary>
    /// <param name="images">The images.</param>
    /// <returns>A code for each image, with as many latents as said.</returns>
    Codes Encode(ImageBatch images);
}
