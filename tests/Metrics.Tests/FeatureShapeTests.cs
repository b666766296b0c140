namespace ResearchPipeline.Metrics.Tests;

/// <summary>Where features lie in the image and how they share out over it: hand-computed cases.</summary>
public sealed class FeatureShapeTests
{
    [Fact]
    public void Weights_of_equal_size_rest_on_as_many_pixels_as_they_are()
    {
        EffectiveSupport.ofWeights([0f, 3f, 0f, 0f]).ShouldBe(1);
        EffectiveSupport.ofWeights([2f, -2f, 0f, 2f]).ShouldBe(3);
        EffectiveSupport.ofWeights([2f, 1f]).ShouldBe(25.0 / 17);
        EffectiveSupport.ofWeights([0f, 0f]).ShouldBe(double.NaN);
    }

    // Rows of two pixels: squares 3, 1 above 0, 4 (weights in eighths of the sum: 3/8, 1/8, 0, 4/8).
    [Fact]
    public void The_centroid_and_the_distance_from_it_by_hand()
    {
        SpatialSpread spread = SpatialSpreadModule.ofWeights(2, 2, [(float)Math.Sqrt(3), 1f, 0f, -2f]);
        spread.CentreX.ShouldBe(5.0 / 8, 1e-7);
        spread.CentreY.ShouldBe(4.0 / 8, 1e-7);
        spread.Spread.ShouldBe(Math.Sqrt(5.0 / 8 * 3 / 8 + 1.0 / 4), 1e-7);
    }

    [Fact]
    public void A_single_pixel_has_no_spread_and_an_even_image_has_that_of_its_sides()
    {
        float[] weights = new float[784];
        weights[5 * 28 + 9] = -0.5f;
        SpatialSpreadModule.ofWeights(28, 28, weights).ShouldBe(new SpatialSpread(9, 5, 0));
        Array.Fill(weights, 1);
        SpatialSpread even = SpatialSpreadModule.ofWeights(28, 28, weights);
        (even.CentreX, even.CentreY).ShouldBe((13.5, 13.5));
        even.Spread.ShouldBe(Math.Sqrt(783 / 6.0), 1e-12);
        SpatialSpreadModule.ofWeights(28, 28, new float[784]).Spread.ShouldBe(double.NaN);
    }

    [Fact]
    public void Cosines_by_hand()
    {
        Cosine.norm([3f, -4f]).ShouldBe(5);
        Cosine.between([3f, 4f], [4f, 3f]).ShouldBe(24.0 / 25);
        Cosine.between([1f, 1f, 1f], [-2f, -2f, -2f]).ShouldBe(-1, "never below, whatever is rounded");
        Cosine.between([0f, 0f], [1f, 0f]).ShouldBe(double.NaN);
    }

    // Squares over their sum: 9/25, 16/25 and 1, 0; the row of zeros does not count.
    [Fact]
    public void Energy_is_shared_by_features_of_any_length_and_is_one_on_average()
    {
        PixelEnergy.ofFeatures(2, [[3f, -4f], [7f, 0f], [0f, 0f]]).ShouldBe([34.0 / 25, 16.0 / 25], 1e-15);
        PixelEnergy.ofFeatures(2, []).ShouldBe([double.NaN, double.NaN]);
    }

    [Fact]
    public void A_feature_peaks_where_its_weight_is_largest_in_size_the_lowest_of_equals()
    {
        PeakPixel.ofWeights([1f, -3f, 3f]).ShouldBe(1);
        PeakPixel.ofWeights([0f, -0f]).ShouldBe(-1);
        PeakPixel.counts(3, [[1f, -3f, 3f], [0f, 0f, 0f], [0f, 2f, 1f], [0f, 0f, 1f]]).ShouldBe([0, 2, 1]);
    }
}
