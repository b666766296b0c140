using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>No code at all: the pixels themselves, to set beside codes.</summary>
/// <param name="pixels">Of an image.</param>
internal sealed class PixelEncoder(int pixels) : IEncodes
{
    /// <inheritdoc/>
    public int Latents => pixels;

    /// <inheritdoc/>
    public int Listed => pixels;

    /// <inheritdoc/>
    public Codes Encode(ImageBatch images) => Codes.Dense(images.Images);
}
