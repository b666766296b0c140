using FsCheck;
using FsCheck.Fluent;

namespace ResearchPipeline.Metrics.Tests;

public sealed class NormalQuantileTests
{
    // The first three are the check values of Algorithm AS 241, which the paper gives; the others are of the same algorithm in another language, both sides of each of its limits.
    [Theory]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167814)]
    [InlineData(1e-20, -9.262340089798408)]
    [InlineData(0.5, 0)]
    [InlineData(0.075, -1.4395314709384557)]
    [InlineData(0.074, -1.4466320671589785)]
    [InlineData(1.0 / 30, -1.8339146358159142)]
    [InlineData(0.9999, 3.7190164854557084)]
    public void Of_known_probabilities(double p, double expected) => NormalQuantile.standard(Math.Log, p).ShouldBe(expected, 1e-15 * Math.Max(1, Math.Abs(expected)));

    [Theory]
    [InlineData(0, double.NegativeInfinity)]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(-0.1, double.NaN)]
    [InlineData(1.1, double.NaN)]
    [InlineData(double.NaN, double.NaN)]
    public void At_the_ends_and_beyond(double p, double expected) => NormalQuantile.standard(Math.Log, p).ShouldBe(expected);

    // Multiples of 2^-20 have an exact distance from 1.
    [Fact]
    public void It_ascends_and_is_odd_about_a_half() =>
        Prop.ForAll(Gen.Choose(1, (1 << 20) - 2).ToArbitrary(), place =>
        {
            double Of(int at) => NormalQuantile.standard(Math.Log, at / (double)(1 << 20));
            return Of(place) < Of(place + 1) && Of((1 << 20) - place) == -Of(place);
        }).QuickCheckThrowOnFailure();
}
