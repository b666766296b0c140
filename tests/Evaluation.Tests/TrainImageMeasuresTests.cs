using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Models;

namespace ResearchPipeline.Evaluation.Tests;

public sealed class TrainImageMeasuresTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5000, 5000)]
    [InlineData(5003, 5000)]
    public void The_last_five_thousand_images_are_measured_or_all_of_fewer(int images, int measured)
    {
        byte[] labels = new byte[images];
        labels[^1] = 3;
        ImageSet chosen = TrainImageMeasures.Choose(new ImageSet(new byte[images * MnistImages.Pixels], labels, MnistImages.Kind));
        chosen.Count.ShouldBe(measured);
        chosen.Labels.Span[^1].ShouldBe((byte)3);
    }

    // Feature e0/2: of e0 it makes e0/4, of e1 nothing.
    [Fact]
    public void They_are_measured_as_the_images_that_judge_are()
    {
        Layer layer = Layer.Zeros(1, MnistImages.Pixels);
        layer.Weights.Row(0)[0] = 0.5f;
        byte[] pixels = new byte[300 * MnistImages.Pixels];
        for (int image = 0; image < 300; image++)
        {
            pixels[image * MnistImages.Pixels + image % 2] = 255;
        }

        ImageSet images = new(pixels, new byte[300], MnistImages.Kind);
        using IBackend backend = Backends.Create("auto", 2);
        EnsembleModel model = new([layer, layer], backend, k: 1);
        IReadOnlyList<ImageBatch> batches = ImageBatch.Of(images);
        List<double> progress = [];

        ImageMeasures[] measures = TrainImageMeasures.Of(model, batches, progress.Add);

        ImageMeasures expected = TestSetEvaluation.Run(model, batches, MnistImages.Classes, _ => { }).Members[1];
        measures.Length.ShouldBe(2);
        measures[1].SquaredErrors.ShouldBe(expected.SquaredErrors);
        measures[1].Pearson.ShouldBe(expected.Pearson);
        (measures[0].SquaredErrors[0], measures[0].SquaredErrors[299]).ShouldBe((9.0 / 16, 1));
        progress[^1].ShouldBe(1);
    }
}
