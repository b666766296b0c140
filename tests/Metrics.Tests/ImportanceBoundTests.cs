namespace ResearchPipeline.Metrics.Tests;

public sealed class ImportanceBoundTests
{
    // z is one deviation of 2 above its mean 1, so q has ½ + ln 2 more than the prior at 0, which loses 9/2 at 3; the second latent is as the prior says.
    [Fact]
    public void The_ratio_of_prior_and_posterior_by_hand()
    {
        float logVariance = (float)Math.Log(4);
        ImportanceBound.logRatio([3f, 0.5f], [1f, 0f], [2.0, 1.0], [logVariance, 0f]).ShouldBe(0.5 + 0.5 * logVariance - 4.5, 1e-15);
        ImportanceBound.logRatio([0.25f], [0f], [1.0], [0f]).ShouldBe(0, "the posterior is the prior");
    }

    [Fact]
    public void The_logarithm_of_a_mean_by_hand()
    {
        ImportanceBound.logMean(Math.Exp, Math.Log, [0, Math.Log(3)]).ShouldBe(Math.Log(2), 1e-15);
        ImportanceBound.logMean(Math.Exp, Math.Log, [-7]).ShouldBe(-7);
        ImportanceBound.logMean(Math.Exp, Math.Log, [-7, -7, -7]).ShouldBe(-7);
    }

    [Theory]
    [InlineData(-100_000)]
    [InlineData(100_000)]
    public void Nothing_over_or_underflows(double offset) =>
        ImportanceBound.logMean(Math.Exp, Math.Log, [offset, offset + Math.Log(3), offset - 5000, offset - 5000]).ShouldBe(offset, 1e-10);
}
