namespace ResearchPipeline.Metrics.Tests;

public sealed class PixelCrossEntropyTests
{
    // In bits: -log 1/4 of white taken for a quarter, -log 1/2 of black taken for a half, and of grey 3/4 taken for itself.
    [Fact]
    public void Pixels_add_up() => PixelCrossEntropy.ofImage(Math.Log2, [1f, 0f, 0.75f], [0.25f, 0.5f, 0.75f])
        .ShouldBe(2 + 1 + (0.75 * Math.Log2(4 / 3.0) + 0.25 * 2), 1e-12);

    // Both sides are held to 1e-7, also where a number is no probability at all.
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, 1)]
    [InlineData(1, -3)]
    [InlineData(0, 3)]
    public void What_is_certain_and_wrong_costs_no_more_than_the_margin(float pixel, float probability) =>
        PixelCrossEntropy.ofImage(Math.Log, [pixel], [probability]).ShouldBe(-Math.Log(1e-7), 1e-8);

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void What_is_certain_and_right_costs_the_margin(float pixel) =>
        PixelCrossEntropy.ofImage(Math.Log, [pixel], [pixel]).ShouldBe(1e-7, 1e-12);
}
