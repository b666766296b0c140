using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>Does to an evaluated image what training did to its images: the same distribution, other numbers.</summary>
internal static class ImageCorruption
{
    /// <summary>Corrupts an image; the lane of its random numbers is its number.</summary>
    /// <param name="corruption">Masking or noise.</param>
    /// <param name="seed">The study's.</param>
    /// <param name="number">Number of the image.</param>
    /// <param name="image">Its intensities.</param>
    /// <param name="corrupted">Where it goes.</param>
    public static void Apply(Corruption corruption, ulong seed, int number, ReadOnlySpan<float> image, Span<float> corrupted)
    {
        Draw draw = new(seed, Purpose.EvaluationCorruption, Step: 0, (uint)number, FirstRow: 0);
        for (int pixel = 0; pixel < image.Length; pixel++)
        {
            corrupted[pixel] = corruption switch
            {
                Corruption.Masking masking => RandomElement.Keeps(draw, masking.share, pixel) ? image[pixel] : 0,
                Corruption.Noise noise => MathF.FusedMultiplyAdd((float)noise.deviation, RandomElement.Normal(draw, pixel), image[pixel]),
                _ => throw new ArgumentException("Nothing is done to a clean input.", nameof(corruption)),
            };
        }
    }
}
