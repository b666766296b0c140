namespace ResearchPipeline.Metrics.Tests;

public sealed class LinearisedMarginTests
{
    // Differences of class 0 with 1 and 2: logits 1 and 2, gradients (2, -2) and (0, 1), so 1/4 and 2/1.
    [Fact]
    public void It_is_the_least_difference_of_logits_over_the_sum_of_absolute_slopes() =>
        LinearisedMargin.ofImage([3, 2, 1], [1, 1, -1, 3, 1, 0], 0).ShouldBe(0.25);

    // Of class 1: -1/4 against 0; against 2, gradients (-2, 3) and 1.
    [Fact]
    public void It_is_negative_where_another_class_is_ahead() =>
        LinearisedMargin.ofImage([3, 2, 1], [1, 1, -1, 3, 1, 0], 1).ShouldBe(-0.25);

    [Fact]
    public void A_class_that_no_pixel_moves_apart_is_left_out()
    {
        LinearisedMargin.ofImage([3, 2, 1], [1, 1, 1, 1, 1, 0], 0).ShouldBe(2);
        LinearisedMargin.ofImage([3, 2], [1, 1, 1, 1], 0).ShouldBe(double.PositiveInfinity);
    }
}
