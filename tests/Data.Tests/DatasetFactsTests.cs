using ResearchPipeline.Data.Datasets;

namespace ResearchPipeline.Data.Tests;

public sealed class DatasetFactsTests
{
    [Fact]
    public void Facts_of_two_images_by_hand()
    {
        byte[] pixels = new byte[2 * MnistImages.Pixels];
        pixels[0] = 255;
        pixels[MnistImages.Pixels + 1] = 51;

        DatasetFacts facts = DatasetFacts.Of(new ImageSet(pixels, new byte[] { 3, 3 }, MnistImages.Kind));

        facts.ImagesPerClass[3].ShouldBe(2);
        facts.PixelMean.ShouldBe((1 + 0.2) / (2 * 784), 1e-15);
        facts.VarianceSum.ShouldBe(0.25 + 0.01, 1e-15);
        facts.PixelVariances.Take(3).ShouldBe([0.25, 0.01, 0], 1e-15);
        facts.NonZeroShare.ShouldBe(2.0 / (2 * 784), 1e-15);
        facts.MeanImage[0].ShouldBe(0.5);
    }

    [Fact]
    public void A_pixel_is_its_byte_over_255_rounded_once()
    {
        ImageSet images = new(Enumerable.Range(0, MnistImages.Pixels).Select(i => (byte)i).ToArray(), new byte[] { 0 }, MnistImages.Kind);
        float[] row = new float[MnistImages.Pixels];
        images.CopyImage(0, row);
        for (int i = 0; i < 256; i++)
        {
            row[i].ShouldBe((float)(i / 255.0));
        }
    }
}
