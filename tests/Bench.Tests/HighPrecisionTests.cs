using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Bench.Functions;

namespace ResearchPipeline.Bench.Tests;

public sealed class HighPrecisionTests
{
    [Fact]
    public void Known_constants_come_out()
    {
        HighPrecision.Round(HighPrecision.Exp(HighPrecision.Of(1))).ShouldBe((float)Math.E);
        HighPrecision.Round(4 * HighPrecision.SineOfTurns(HighPrecision.Of(0.125f))).ShouldBe((float)(4 * Math.Sqrt(0.5)));
        HighPrecision.Round(HighPrecision.Log(HighPrecision.Of(2))).ShouldBe((float)Math.Log(2));
        HighPrecision.Round(HighPrecision.Tanh(HighPrecision.Of(0.5f))).ShouldBe((float)Math.Tanh(0.5));
        HighPrecision.Round(HighPrecision.CosineOfTurns(HighPrecision.Of(0.5f))).ShouldBe(-1);
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(-0.1f)]
    [InlineData(float.Epsilon)]
    [InlineData(-3 * float.Epsilon)]
    [InlineData(1.1754942e-38f)]
    [InlineData(8388609f)]
    public void A_number_of_binary32_survives_the_way_there_and_back(float x) =>
        HighPrecision.Round(HighPrecision.Of(x)).ShouldBe(x);

    [Fact]
    public void Halves_round_to_the_even_neighbour()
    {
        BigInteger half = (HighPrecision.Of(MathF.BitIncrement(1)) - HighPrecision.Of(1)) / 2;
        HighPrecision.Round(HighPrecision.Of(1) + half).ShouldBe(1);
        HighPrecision.Round(HighPrecision.Of(1) + half + 1).ShouldBe(MathF.BitIncrement(1));
        HighPrecision.Round(HighPrecision.Of(MathF.BitIncrement(1)) + half).ShouldBe(MathF.BitIncrement(MathF.BitIncrement(1)));
    }

    [Fact]
    public void The_logarithm_undoes_the_exponential() =>
        Prop.ForAll(Gen.Choose(-60_000, 60_000).ToArbitrary(), thousandths =>
        {
            float x = thousandths / 1000f;
            return HighPrecision.Round(HighPrecision.Log(HighPrecision.Exp(HighPrecision.Of(x)))) == x;
        }).QuickCheckThrowOnFailure();
}
