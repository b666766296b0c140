namespace ResearchPipeline.Bench.Tests;

/// <summary>What timings are summed up with.</summary>
public sealed class StatisticsTests
{
    [Theory]
    [InlineData(3, new double[] { 5, 1, 3 })]
    [InlineData(2.5, new double[] { 4, 1, 3, 2 })]
    [InlineData(7, new double[] { 7 })]
    [InlineData(6, new double[] { 8, 4 })]
    public void The_median_of_an_even_number_of_values_lies_between_the_two_in_the_middle(double median, double[] values) => Statistics.Median(values).ShouldBe(median);
}
