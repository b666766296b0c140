using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Can only encode, densely: the first pixel less the second, the third, and nothing.</summary>
internal sealed class DenseEncoder : IEncodes
{
    public int Latents => 3;

    public int Listed => 3;

    public Codes Encode(ImageBatch images)
    {
        Matrix codes = new(images.Rows, Latents);
        for (int row = 0; row < images.Rows; row++)
        {
            Span<float> pixels = images.Images.Row(row);
            (codes.Row(row)[0], codes.Row(row)[1]) = (pixels[0] - pixels[1], pixels[2]);
        }

        return Codes.Dense(codes);
    }
}
