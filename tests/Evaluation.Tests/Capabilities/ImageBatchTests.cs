using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Tests.Capabilities;

public sealed class ImageBatchTests
{
    [Theory]
    [InlineData(1, "0-1")]
    [InlineData(256, "0-256")]
    [InlineData(257, "0-256 256-257")]
    [InlineData(600, "0-256 256-512 512-600")]
    public void A_set_is_shown_in_order_at_most_256_images_at_a_time(int images, string batches) =>
        string.Join(' ', ImageBatch.Of(new ImageSet(new byte[images * MnistImages.Pixels], new byte[images], MnistImages.Kind)).Select(batch => $"{batch.First}-{batch.End}")).ShouldBe(batches);

    [Fact]
    public void Chosen_images_are_shown_as_chosen()
    {
        byte[] pixels = [.. Enumerable.Range(0, 3 * MnistImages.Pixels).Select(i => (byte)(51 * (i / MnistImages.Pixels)))];
        ImageBatch batch = ImageBatch.Of(new ImageSet(pixels, new byte[3], MnistImages.Kind), [2, 0]);
        (batch.Rows, batch.Images.Row(0)[783], batch.Images.Row(1)[0]).ShouldBe((2, 102 / 255f, 0f));
    }
}
