namespace ResearchPipeline.Metrics.Tests;

public sealed class DescriptiveTests
{
    // Deviations from 3 are -2, 0 and 2.
    [Fact]
    public void Variance_by_hand()
    {
        Descriptive.variance([1, 3, 5]).ShouldBe(4);
        Descriptive.standardDeviation([1, 3, 5]).ShouldBe(2);
        Descriptive.variance([1]).ShouldBe(double.NaN);
    }
}
