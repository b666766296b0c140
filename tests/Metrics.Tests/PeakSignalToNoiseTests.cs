namespace ResearchPipeline.Metrics.Tests;

public sealed class PeakSignalToNoiseTests
{
    [Theory]
    [InlineData(1, 0)]
    [InlineData(0.01, 20)]
    [InlineData(10, -10)]
    [InlineData(0.5, 3.010299956639812)]
    public void It_is_ten_times_the_decimal_logarithm_of_one_over_the_error(double mse, double expected) =>
        PeakSignalToNoise.ofError(Math.Log, mse).ShouldBe(expected, 1e-12);

    [Fact]
    public void Without_an_error_there_is_none() => PeakSignalToNoise.ofError(Math.Log, 0).ShouldBe(double.NaN);
}
