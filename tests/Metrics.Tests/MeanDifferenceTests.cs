namespace ResearchPipeline.Metrics.Tests;

public sealed class MeanDifferenceTests
{
    // 3 and 5 in the class, 1, 1 and 2 beside it.
    [Fact]
    public void The_mean_over_the_others_is_taken_from_that_over_the_class()
    {
        MeanDifference.ofSums(2, 8, 5, 12).ShouldBe(4 - 4 / 3.0, 1e-15);
        MeanDifference.ofSums(3, 4, 5, 12).ShouldBe(4 / 3.0 - 4, 1e-15, "from the other side");
    }

    [Fact]
    public void An_empty_side_has_no_mean()
    {
        MeanDifference.ofSums(0, 0, 5, 12).ShouldBe(double.NaN);
        MeanDifference.ofSums(5, 12, 5, 12).ShouldBe(double.NaN);
    }

    [Theory]
    [InlineData(2, new[] { 3, 1 })]
    [InlineData(3, new[] { 3, 1, 2 })]
    [InlineData(9, new[] { 3, 1, 2, 0 })]
    public void The_largest_by_size_are_chosen_the_lower_place_first_of_equals(int count, int[] expected) =>
        MeanDifference.largest(count, [0, -2, 2, 3]).ShouldBe(expected);
}
