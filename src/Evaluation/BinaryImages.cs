using ResearchPipeline.Compute.Random;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>
/// Images made binary: a pixel is white with its intensity for probability (Salakhutdinov and Murray 2008, section 6). An image is drawn once, from the seed and its number
/// alone, so that all members are judged by the same.
/// </summary>
internal static class BinaryImages
{
    /// <summary>The same images, each pixel 0 or 1; one that is 0 or 1 stays so.</summary>
    public static ImageBatch Of(ImageBatch images, ulong seed)
    {
        Matrix binary = new(images.Rows, images.Images.Columns);
        Parallel.For(0, images.Rows, row =>
        {
            PhiloxSequence stream = new(seed, Purpose.Binarization, (ulong)(images.First + row));
            ReadOnlySpan<float> intensities = images.Images.Row(row);
            Span<float> pixels = binary.Row(row);
            for (int pixel = 0; pixel < pixels.Length; pixel++)
            {
                pixels[pixel] = stream.NextDouble() < intensities[pixel] ? 1 : 0;
            }
        });
        return new ImageBatch(binary, images.First);
    }
}
