using ResearchPipeline.Engine.Verification;

namespace ResearchPipeline.Engine.Tests.Verification;

public sealed class NumericDifferenceTests
{
    [Fact]
    public void Neighbours_are_one_ulp_apart_also_across_zero()
    {
        NumericDifference.UlpBetween(1f, MathF.BitIncrement(1f)).ShouldBe(1ul);
        NumericDifference.UlpBetween(-float.Epsilon, float.Epsilon).ShouldBe(2ul);
        NumericDifference.UlpBetween(-0f, 0f).ShouldBe(0ul);
        NumericDifference.UlpBetween(-double.Epsilon, double.Epsilon).ShouldBe(2ul);
        NumericDifference.UlpBetween(-0.0, double.Epsilon).ShouldBe(1ul);
        NumericDifference.UlpBetween(1.0, double.NaN).ShouldBeNull();
        NumericDifference.UlpBetween(double.MinValue, double.MaxValue).ShouldBe(2 * 0x7FEF_FFFF_FFFF_FFFFul);
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

    [Fact]
    public void A_difference_is_told_in_one_sentence_and_without_ulp_where_they_mean_nothing()
    {
        NumericDifference difference = new("row 7, column mse", "1", "2", 4, 1200, 50_000, 0.25);
        difference.ToString().ShouldBe("row 7, column mse: published 1, here 2, 4 ulp apart; 1,200 of 50,000 values differ, by at most 2.5e-1 of their size");
        (difference with { Ulp = null }).ToString().ShouldStartWith("row 7, column mse: published 1, here 2; 1,200 of");
    }
}
