namespace ResearchPipeline.Metrics.Tests;

public sealed class LayerFeatureTests
{
    [Fact]
    public void Weights_become_an_image_of_length_one_and_zeros_stay()
    {
        LayerFeature.unitNorm([3, 0, -4]).ShouldBe([0.6, 0, -0.8]);
        LayerFeature.unitNorm([0, 0]).ShouldBe([0, 0]);
    }

    [Fact]
    public void A_unit_of_units_sees_the_sum_of_what_they_see() =>
        LayerFeature.project([2, -1], [[1f, 0f, 3f], [0f, 4f, 1f]]).ShouldBe([2, -4, 5]);
}
