namespace ResearchPipeline.Metrics.Tests;

public sealed class UnitActivityTests
{
    // Deviations from the mean 1/2: 0, 1/2, -3/2, 1; squares 0, 1/4, 9/4, 1.
    [Fact]
    public void A_unit_by_hand()
    {
        UnitActivity activity = UnitActivityModule.ofValues([0.5, 1, -1, 1.5]);
        activity.Mean.ShouldBe(0.5);
        activity.Deviation.ShouldBe(Math.Sqrt(3.5 / 3), 1e-15);
        (activity.Smallest, activity.Largest).ShouldBe((-1, 1.5));
        activity.OverHalf.ShouldBe(0.5, "a half itself is not over it");
        activity.NonZero.ShouldBe(1);
        UnitActivityModule.ofValues([0, -0.0, 2, -1]).NonZero.ShouldBe(0.5);
    }

    // Two values that are d apart deviate by d / sqrt 2.
    [Theory]
    [InlineData(0, true)]
    [InlineData(0.0014, true)]
    [InlineData(0.0015, false)]
    public void A_unit_stands_still_whose_values_deviate_by_less_than_a_thousandth(double apart, bool expected) =>
        UnitActivityModule.isStill(UnitActivityModule.ofValues([0.25, 0.25 + apart])).ShouldBe(expected);

    [Fact]
    public void Of_a_single_image_nothing_is_known() => UnitActivityModule.isStill(UnitActivityModule.ofValues([0.25])).ShouldBeFalse();
}
