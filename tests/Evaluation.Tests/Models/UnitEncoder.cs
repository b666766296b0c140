using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Two units: half the first pixel plus 1/4, and always 3/4.</summary>
/// <param name="range">What is said of their activation function.</param>
internal sealed class UnitEncoder((double Low, double High)? range) : IHasUnits
{
    public int Latents => 2;

    public int Listed => 2;

    public (double Low, double High)? Range => range;

    public Codes Encode(ImageBatch images)
    {
        Matrix codes = new(images.Rows, Latents);
        for (int row = 0; row < images.Rows; row++)
        {
            (codes.Row(row)[0], codes.Row(row)[1]) = (images.Images.Row(row)[0] / 2 + 0.25f, 0.75f);
        }

        return Codes.Dense(codes);
    }
}
