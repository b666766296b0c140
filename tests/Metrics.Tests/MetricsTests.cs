namespace ResearchPipeline.Metrics.Tests;

/// <summary>Hand-computed cases.</summary>
public sealed class MetricsTests
{
    [Fact]
    public void Squared_error_and_its_mean_over_pixels()
    {
        SquaredError.ofImage([1f, 2f, 3f, 4f], [1f, 0f, 3f, 7f]).ShouldBe(13);
        SquaredError.mean([13, 3], 4).ShouldBe(2);
    }

    [Fact]
    public void The_variance_of_an_image_is_its_error_under_its_mean()
    {
        PixelIntensity.mean([0f, 0.5f, 0.25f, 0.25f]).ShouldBe(0.25);
        PixelIntensity.variance([0f, 0.5f, 0.25f, 0.25f]).ShouldBe(0.125 / 4);
        PixelIntensity.variance([0f, 0.5f, 0.25f, 0.25f]).ShouldBe(SquaredError.mean([SquaredError.ofImage([0f, 0.5f, 0.25f, 0.25f], [0.25f, 0.25f, 0.25f, 0.25f])], 4));
        PixelIntensity.variance([.. Enumerable.Repeat(77f / 255, 784)]).ShouldBe(0, "a constant image has none, whatever its intensity");
    }

    [Fact]
    public void Predicting_the_mean_leaves_all_variance_unexplained_and_predicting_the_image_none()
    {
        double[] deviations = [4, 1, 9];
        ExplainedVariance.fractionUnexplained(deviations, deviations).ShouldBe(1);
        ExplainedVariance.fractionUnexplained([1, 1], [0, 0]).ShouldBe(double.NaN);
        ExplainedVariance.explained(deviations, deviations).ShouldBe(0);
        ExplainedVariance.explained([0, 0, 0], deviations).ShouldBe(1);
    }

    [Fact]
    public void Unexplained_variance_is_a_ratio_of_sums_not_a_mean_of_ratios() =>
        ExplainedVariance.fractionUnexplained([1, 1], [1, 100]).ShouldBe(2.0 / 101);

    [Fact]
    public void Correlation_by_hand()
    {
        Correlation.pearson([1f, 2f, 3f], [2f, 4f, 6f]).ShouldBe(1);
        Correlation.pearson([1f, 2f, 3f], [3f, 2f, 1f]).ShouldBe(-1);
        Correlation.pearson([1f, 2f, 3f, 4f], [1f, 3f, 2f, 4f]).ShouldBe(0.8, 1e-15);
        Correlation.pearson([1f, 2f, 3f], [5f, 5f, 5f]).ShouldBe(double.NaN);
    }

    [Fact]
    public void Shrinkage_of_a_halved_image_is_one_half()
    {
        var (squares, product) = Shrinkage.terms([2f, 4f], [1f, 2f]);
        Shrinkage.gamma([squares], [product]).ShouldBe(0.5);
    }

    [Fact]
    public void Shrinkage_is_a_ratio_of_means_not_a_mean_of_ratios() => Shrinkage.gamma([5, 10], [10, 40]).ShouldBe(0.3);

    [Fact]
    public void A_feature_that_is_never_active_has_no_intensity()
    {
        FeatureActivity activity = ActivationFrequency.ofFeature(4, [0f, -0f]);
        (activity.Count, activity.Frequency).ShouldBe((0, 0));
        activity.MeanIntensity.ShouldBe(double.NaN);
        activity.MaxIntensity.ShouldBe(double.NaN);
        ActivationFrequency.ofFeature(4, [-1f, -3f]).MaxIntensity.ShouldBe(-1, "the largest value, not the largest size");
    }

    [Fact]
    public void Opposite_activations_count_and_do_not_cancel()
    {
        FeatureActivity activity = ActivationFrequency.ofFeature(4, [2f, -2f, 0f]);
        activity.Count.ShouldBe(2);
        activity.Frequency.ShouldBe(0.5);
        activity.MeanIntensity.ShouldBe(0);
        activity.MaxIntensity.ShouldBe(2);
        ActivationFrequency.deadShare([0, 0.5, 0, 0.1]).ShouldBe(0.5);
    }

    [Fact]
    public void Class_patterns_by_hand()
    {
        ClassPattern.rate(3, 4).ShouldBe(0.75);
        ClassPattern.lift(0.75, 0.25).ShouldBe(3);
        ClassPattern.selectivity([0.6, 0.2, 0.2]).ShouldBe(0.5, 1e-15);
        ClassPattern.selectivity([0.6, double.NaN, 0.2]).ShouldBe(0.5, 1e-15, "a class without images does not count");
        ClassPattern.selectivity([0, 0, 0]).ShouldBe(double.NaN);
        ClassPattern.rate(0, 0).ShouldBe(double.NaN);
        ClassPattern.lift(0, 0).ShouldBe(double.NaN);
        ClassPattern.topClass([0.1, 0.6, 0.6]).ShouldBe(1);
        ClassPattern.topClass([double.NaN, 0.1, 0.2]).ShouldBe(2);
        ClassPattern.topClass([0, 0]).ShouldBeNull();
        ClassPattern.ranks([0.2, 0.9, 0.2, 0.5]).ShouldBe([3, 1, 4, 2]);
        ClassPattern.effect(3, 4, 5, 12).ShouldBe(0.75 - 0.25);
        ClassPattern.effect(2, 5, 2, 5).ShouldBe(double.NaN, "there is no image of another class");
    }

    [Fact]
    public void Class_patterns_reach_the_ends_of_their_ranges()
    {
        ClassPattern.selectivity([0, 1, 0]).ShouldBe(1);
        ClassPattern.selectivity([0.4, 0.4]).ShouldBe(0);
        ClassPattern.effect(4, 4, 4, 9).ShouldBe(1);
        ClassPattern.effect(0, 4, 5, 9).ShouldBe(-1);
    }

    [Fact]
    public void A_feature_that_is_the_class_says_one_bit_and_one_that_ignores_it_none()
    {
        MutualInformation.ofCounts(Math.Log, [5, 0], [5, 5]).ShouldBe(1, 1e-12);
        MutualInformation.ofCounts(Math.Log, [2, 4], [5, 10]).ShouldBe(0, 1e-12);
    }

    [Fact]
    public void Mutual_information_by_hand()
    {
        // Active 3 of 4 and 1 of 12: p = 1/4, H(active) = 0.811278, H(active | class) = (4 * 0.811278 + 12 * 0.413817) / 16.
        double conditional = (4 * 0.8112781244591328 + 12 * 0.4138168503) / 16;
        MutualInformation.ofCounts(Math.Log, [3, 1], [4, 12]).ShouldBe(0.8112781244591328 - conditional, 1e-9);
    }

    // C(4, 2) = 6, C(10, 3) = 120, C(10, 7) the same; of all latents or of none there is one choice.
    [Fact]
    public void Bits_of_a_code_by_hand()
    {
        CodeLength.ofSupport(Math.Log, 4, 2).ShouldBe(Math.Log2(6), 1e-12);
        CodeLength.ofSupport(Math.Log, 10, 3).ShouldBe(Math.Log2(120), 1e-12);
        CodeLength.ofSupport(Math.Log, 10, 7).ShouldBe(Math.Log2(120), 1e-12);
        CodeLength.ofSupport(Math.Log, 10, 10).ShouldBe(0);
        CodeLength.ofCode(Math.Log, 4, 2).ShouldBe(64 + Math.Log2(6), 1e-12);
        (CodeLength.numbers(64), CodeLength.numbers(64.5), CodeLength.numbers(32)).ShouldBe((2, 3, 1));
    }

    [Fact]
    public void Jaccard_of_active_sets()
    {
        Similarity.jaccard([1, 3, 5], [3, 5, 9]).ShouldBe(0.5);
        Similarity.jaccard([], []).ShouldBe(1);
    }

    [Fact]
    public void Quantiles_interpolate_between_order_statistics()
    {
        Descriptive.quantile(0.5, [4, 1, 3, 2]).ShouldBe(2.5);
        Descriptive.quantile(1, [4, 1, 3, 2]).ShouldBe(4);
        Descriptive.quantile(0.25, [4, 1, 3, 2]).ShouldBe(1.75);
        Descriptive.quantile(0, [4, 1, 3, 2]).ShouldBe(1);
        Descriptive.quantile(0.5, []).ShouldBe(double.NaN);
        Descriptive.mean([]).ShouldBe(double.NaN);
        Descriptive.standardDeviation([1]).ShouldBe(double.NaN);
        Descriptive.standardDeviation([2, 4, 4, 4, 5, 5, 7, 9]).ShouldBe(2.138, 1e-3);
    }
}
