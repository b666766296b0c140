using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Runs.Comparing;

namespace ResearchPipeline.Runs.Tests.Comparing;

/// <summary>When a difference is more than the spread.</summary>
public sealed class SpreadTests
{
    [Theory]
    // Quantiles of Student's distribution as every table has them.
    [InlineData(1, 0.05, 12.7062)]
    [InlineData(2, 0.05, 4.3027)]
    [InlineData(3, 0.05, 3.1824)]
    [InlineData(4, 0.05, 2.7764)]
    [InlineData(8, 0.05, 2.3060)]
    [InlineData(9, 0.01, 3.2498)]
    [InlineData(30, 0.05, 2.0423)]
    [InlineData(1000, 0.05, 1.9623)]
    public void The_quantile_is_that_of_the_tables(int degrees, double probability, double expected) => StudentQuantile.TwoSided(degrees, probability).ShouldBe(expected, 0.00006);

    [Fact]
    public void The_spread_is_pooled_about_each_ones_own_mean()
    {
        // Squares 2 about the mean 2, and 8 about the mean 12: 10 over 2 + 1 degrees of freedom.
        Spread spread = Spread.Of([1, 2, 3], [10, 14])!.Value;
        spread.Degrees.ShouldBe(3);
        spread.Deviation.ShouldBe(Math.Sqrt(10.0 / 3), 1e-12);
        spread.Largest(1).ShouldBe(3.18245 * Math.Sqrt(2) * Math.Sqrt(10.0 / 3), 0.0001);
    }

    [Fact]
    public void Nothing_is_known_of_one_value_each_of_values_that_do_not_vary_or_of_one_that_is_undefined()
    {
        Spread.Of([1], [2]).ShouldBeNull();
        Spread.Of([], []).ShouldBeNull();
        Spread.Of([3, 3, 3], [4, 4]).ShouldBeNull();
        Spread.Of([1, double.NaN], [2, 3]).ShouldBeNull();
        Spread.Of([1, 2], [7])!.Value.Degrees.ShouldBe(1);
    }

    [Fact]
    public void More_measures_need_larger_differences() =>
        Prop.ForAll(Gen.Choose(1, 40).Two().ToArbitrary(), pair => new Spread(1, 3).Largest(Math.Min(pair.Item1, pair.Item2)) <= new Spread(1, 3).Largest(Math.Max(pair.Item1, pair.Item2))).QuickCheckThrowOnFailure();

    [Fact]
    public void An_interval_holds_the_mean_is_the_same_every_time_and_narrows_with_more_images()
    {
        double[] few = [.. Enumerable.Range(0, 37).Select(i => Math.Sin(i) + 0.5)];
        (double low, double high) = PairedBootstrap.Interval(few)!.Value;
        low.ShouldBeLessThan(few.Average());
        high.ShouldBeGreaterThan(few.Average());
        PairedBootstrap.Interval(few).ShouldBe((low, high));
        (double Low, double High) ofMany = PairedBootstrap.Interval([.. Enumerable.Repeat(few, 16).SelectMany(values => values)])!.Value;
        // A quarter of the width, for sixteen times as many.
        (ofMany.High - ofMany.Low).ShouldBe((high - low) / 4, (high - low) / 20);
    }

    [Fact]
    public void An_interval_of_equal_differences_is_that_difference_and_of_one_image_there_is_none()
    {
        PairedBootstrap.Interval([0.25, 0.25, 0.25]).ShouldBe((0.25, 0.25));
        PairedBootstrap.Interval([0.25]).ShouldBeNull();
        PairedBootstrap.Interval([0.25, double.NaN]).ShouldBeNull();
    }

    [Fact]
    public void An_interval_leaves_the_true_mean_out_about_as_often_as_it_says()
    {
        // Differences of many data sets whose true mean is 0, by a fixed rule.
        int outside = 0;
        for (int set = 0; set < 200; set++)
        {
            double[] values = [.. Enumerable.Range(0, 60).Select(i => Fraction(43758.5453 * Math.Sin(12.9898 * (set * 60 + i + 1))) - 0.5)];
            (double low, double high) = PairedBootstrap.Interval(values)!.Value;
            outside += low > 0 || high < 0 ? 1 : 0;
        }

        // 10 of 200 are expected; with this many, 1 to 22 is what chance allows.
        outside.ShouldBeInRange(1, 22);

        static double Fraction(double number) => number - Math.Floor(number);
    }

    [Fact]
    public void A_feature_has_the_twin_with_the_largest_cosine_whatever_the_lengths()
    {
        FeatureTwins twins = FeatureTwins.Of([[3, 0], [0, 2], [0, 0]], [[1, 1], [0, 5], [4, 0]]);
        twins.Twins.Select(twin => twin.Twin).ShouldBe([2, 1, 0]);
        twins.Twins.Select(twin => twin.Cosine).ShouldBe([1, 1, 0], 1e-6);
        twins.Count(0.9).ShouldBe(2);
        // One to one: the third, which is nothing, is left with the first.
        twins.Matched!.Value.ShouldBe(2.0 / 3, 1e-6);
        FeatureTwins.Of([[1, 0]], [[1, 0], [0, 1]]).Matched.ShouldBeNull();
    }
}
