using FsCheck;
using FsCheck.Fluent;

namespace ResearchPipeline.Explorer.Tests;

public sealed class QuantisedRowTests
{
    [Fact]
    public void The_largest_weight_is_2047_steps_and_comes_back()
    {
        QuantisedRow row = QuantisedRow.Of([0.5f, -1f, 0.25f]);
        row.Scale.ShouldBe(1f / 2047);
        // -2047 = -128 · 16 + 1, 1024 = 64 · 16, 512 = 32 · 16: the middle of 1023.5 goes to the even number.
        row.Coarse.ToArray().ShouldBe([64, unchecked((byte)-128), 32]);
        row.Fine.ToArray().ShouldBe([0x10, 0x00]);
        row.WeightAt(1).ShouldBe(-1f, 1e-6f);
    }

    [Fact]
    public void A_row_of_zeros_stays_one()
    {
        QuantisedRow row = QuantisedRow.Of([0f, -0f, 0f]);
        row.Scale.ShouldBe(0);
        Enumerable.Range(0, 3).Select(row.WeightAt).ShouldAllBe(weight => weight == 0);
    }

    [Fact]
    public void No_weight_is_further_off_than_half_a_step() => Prop.ForAll<float[]>(numbers =>
    {
        float[] weights = [.. numbers.Where(float.IsFinite).Where(number => Math.Abs(number) is 0 or (> 1e-20f and < 1e20f))];
        QuantisedRow row = QuantisedRow.Of(weights);
        return Enumerable.Range(0, weights.Length).All(i => Math.Abs(row.WeightAt(i) - weights[i]) <= 0.5001 * row.Scale);
    }).QuickCheckThrowOnFailure();
}
