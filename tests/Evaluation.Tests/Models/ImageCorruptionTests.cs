using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Metrics;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Tests.Models;

public sealed class ImageCorruptionTests
{
    private static readonly float[] Grey = [.. Enumerable.Repeat(0.5f, MnistImages.Pixels)];

    // The pixel's own deviate of the stream whose lane is the image.
    [Fact]
    public void Noise_is_a_deviate_of_seed_image_and_pixel_times_its_size()
    {
        float[] noisy = Corrupted(Corruption.NewNoise(0.25), seed: 7, image: 300);
        Draw draw = new(7, Purpose.EvaluationCorruption, 0, 300, 0);
        noisy.ShouldBe([.. Enumerable.Range(0, MnistImages.Pixels).Select(pixel => 0.5f + 0.25f * RandomElement.Normal(draw, pixel))], 1e-6);
    }

    // 200 images of 784 pixels: the mean has a standard error of 0.3/396, the deviation one of 0.3/560; a share of 0.3 one of 0.0012.
    [Fact]
    public void Noise_and_masks_have_the_distribution_of_training()
    {
        double[] noise = [.. Enumerable.Range(0, 200).SelectMany(image => Corrupted(Corruption.NewNoise(0.3), 7, image)).Select(value => value - 0.5)];
        Descriptive.mean(noise).ShouldBe(0, 5 * 0.3 / 396);
        Descriptive.standardDeviation(noise).ShouldBe(0.3, 5 * 0.3 / 560);
        float[] masked = [.. Enumerable.Range(0, 200).SelectMany(image => Corrupted(Corruption.NewMasking(0.3), 7, image))];
        masked.Distinct().Order().ShouldBe([0, 0.5f]);
        masked.Average(value => value == 0 ? 1.0 : 0).ShouldBe(0.3, 5 * 0.0012);
    }

    [Fact]
    public void Another_image_and_another_seed_are_corrupted_otherwise()
    {
        Corruption masking = Corruption.NewMasking(0.5);
        float[] first = Corrupted(masking, 7, 0);
        Corrupted(masking, 7, 0).ShouldBe(first);
        Corrupted(masking, 7, 1).ShouldNotBe(first);
        Corrupted(masking, 8, 0).ShouldNotBe(first);
    }

    [Fact]
    public void Nothing_is_done_to_a_clean_input() => Should.Throw<ArgumentException>(() => Corrupted(Corruption.Clean, 7, 0));

    private static float[] Corrupted(Corruption corruption, ulong seed, int image)
    {
        float[] corrupted = new float[Grey.Length];
        ImageCorruption.Apply(corruption, seed, image, Grey, corrupted);
        return corrupted;
    }
}
