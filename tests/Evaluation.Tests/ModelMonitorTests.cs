using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Evaluation.Tests.Models;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Evaluation.Tests;

public sealed class ModelMonitorTests
{
    [Fact]
    public void Error_and_correlation_are_means_over_members_and_images()
    {
        // A feature that is the first pixel alone: (1, 1, 0, …) becomes (1, 0, 0, …), and (1, 0, 0, …) stays. The second member gives zeros.
        Ensemble ensemble = new([Layer.Zeros(1, MnistImages.Pixels), Layer.Zeros(1, MnistImages.Pixels)]);
        ensemble.Layers[0].Weights.Row(0)[0] = 1;
        byte[] pixels = new byte[2 * MnistImages.Pixels];
        (pixels[0], pixels[1], pixels[MnistImages.Pixels]) = (255, 255, 255);
        using IBackend backend = Backends.Create("reference", 1);

        (double error, double pearson) = new ModelMonitor(new ImageSet(pixels, new byte[2], MnistImages.Kind)).Reconstruction(new EnsembleModel(ensemble.Layers, backend, k: 1));

        error.ShouldBe((1 + 0 + 2 + 1) / (4.0 * MnistImages.Pixels), 1e-12);
        const double n = MnistImages.Pixels;
        double first = (1 / n - 2 / (n * n)) / Math.Sqrt((2 / n - 4 / (n * n)) * (1 / n - 1 / (n * n)));
        pearson.ShouldBe((first + 1) / 2, 1e-12, "of zeros there is no correlation, and they do not count");
    }

    [Fact]
    public void Error_rate_and_cross_entropy_are_means_over_images()
    {
        // Both images are taken for 0, or as likely for 3, which loses the tie; the second is a 3.
        byte[] pixels = new byte[2 * MnistImages.Pixels];
        (double errors, double surprise) = new ModelMonitor(new ImageSet(pixels, new byte[] { 0, 3 }, MnistImages.Kind)).Classification(new FirstPixelClassifier(0.5f, 0, 0, 0.5f));
        errors.ShouldBe(0.5);
        surprise.ShouldBe(Math.Log(2), 1e-12);
    }

    [Fact]
    public void The_last_images_are_those_at_the_end_of_the_set()
    {
        ImageSet images = new(Enumerable.Range(0, 3 * MnistImages.Pixels).Select(i => (byte)(i / MnistImages.Pixels)).ToArray(), new byte[] { 7, 8, 9 }, MnistImages.Kind);
        ImageSet last = images.TakeLast(2);
        last.Labels.ToArray().ShouldBe([8, 9]);
        last.Pixels.Span[0].ShouldBe((byte)1);
        last.Pixels.Length.ShouldBe(2 * MnistImages.Pixels);
    }
}
