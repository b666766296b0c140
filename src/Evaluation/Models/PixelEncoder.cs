using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>No code at all: the pixels themselves, to set beside codes.</summary>
internal sealed class PixelEncoder : IEncodes
{
    /// <inheritdoc/>
    public int Latents => ImageSet.ImagePixels;

    /// <inheritdoc/>
    public int Listed => ImageSet.ImagePixels;

    /// <inheritdoc/>
    public Codes Encode(ImageBatch images) => Codes.Dense(images.Images);
}
