using ResearchPipeline.Stages.Verification;

namespace ResearchPipeline.Stages.Tests.Verification;

public sealed class NumericDifferenceTests
{
    [Fact]
    public void Neighbours_are_one_ulp_apart_also_across_zero()
    {
        NumericDifference.UlpBetween(1f, MathF.BitIncrement(1f)).ShouldBe(1ul);
        NumericDifference.UlpBetween(-float.Epsilon, float.Epsilon).ShouldBe(2ul);
        NumericDifference.UlpBetween(-0f, 0f).ShouldBe(0ul);
        NumericDifference.UlpBetween(double.MinValue, double.MaxValue).ShouldNotBeNull();
        NumericDifference.UlpBetween(1.0, Math.BitDecrement(1.0)).ShouldBe(1ul);
        NumericDifference.UlpBetween(float.NaN, 1f).ShouldBeNull();
    }

    [Fact]
    public void Relative_differences_are_of_the_larger_number()
    {
        NumericDifference.Relative(1, 2).ShouldBe(0.5);
        NumericDifference.Relative(0, 1e-30).ShouldBe(1);
        NumericDifference.Relative(double.NaN, double.NaN).ShouldBe(0);
        NumericDifference.Relative(1, double.NaN).ShouldBe(double.PositiveInfinity);
    }
}
