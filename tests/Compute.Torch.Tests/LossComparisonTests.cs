namespace ResearchPipeline.Compute.Torch.Tests;

public sealed class LossComparisonTests
{
    [Theory]
    [InlineData(new[] { 0.01, 0.5, 1.2, 0.3 }, 2)]
    [InlineData(new[] { 0.01, 0.5, 0.9 }, 3)]
    [InlineData(new[] { 0.01, 1.0 }, 1)]
    [InlineData(new[] { 7.0 }, 1)]
    public void Steps_are_judged_until_any_distance_would_be_explained_and_the_first_always(double[] allowed, int judged) =>
        LossComparison.Judged(allowed).ShouldBe(judged);
}
