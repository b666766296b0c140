using FsCheck;
using FsCheck.Fluent;

namespace ResearchPipeline.Compute.Tests;

public sealed class ParameterHashTests
{
    [Fact]
    public void By_hand()
    {
        // 1.0 is 0x3F800000, 2.0 is 0x40000000; Mix(0) = 0, Mix(1) = (F ^ F >> 15) * S with F = 0x9E3779B1.
        ParameterHash.Of([1f, 2f], 0).ShouldBe(new ParameterHash(0x7F800000, 0x40000000u * ParameterHash.Mix(1)));
        ParameterHash.Mix(1).ShouldBe(unchecked((0x9E3779B1 ^ 0x00013C6Eu) * 0x85EBCA77));
    }

    [Fact]
    public void A_whole_is_the_sum_of_its_parts_in_any_order()
    {
        float[] values = [1f, -0f, float.NaN, 1e-40f, 3f];
        ParameterHash parts = ParameterHash.Of(values.AsSpan(3), 3) + ParameterHash.Of(values.AsSpan(0, 3), 0);
        parts.ShouldBe(ParameterHash.Of(values, 0));
    }

    [Fact]
    public void A_single_change_is_found_with_its_place_and_size() =>
        Prop.ForAll(
            (from count in Gen.Choose(1, 3000)
             from at in Gen.Choose(0, count - 1)
             from ulp in Gen.Elements(1, -1, 3, -7)
             from seed in Gen.Choose(0, int.MaxValue)
             select (count, at, ulp, seed)).ToArbitrary(),
            drawn =>
            {
                float[] values = Values(drawn.count, drawn.seed);
                ParameterHash before = ParameterHash.Of(values, 0);
                values[drawn.at] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(values[drawn.at]) + drawn.ulp);
                return before.SingleChange(ParameterHash.Of(values, 0), drawn.count) == (drawn.at, unchecked((uint)drawn.ulp));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Two_changes_and_none_are_not_taken_for_one()
    {
        float[] values = Values(2000, 1);
        ParameterHash before = ParameterHash.Of(values, 0);
        before.SingleChange(before, values.Length).ShouldBeNull();
        (values[10], values[30]) = (MathF.BitIncrement(values[10]), MathF.BitIncrement(values[30]));
        before.SingleChange(ParameterHash.Of(values, 0), values.Length).ShouldBeNull();
    }

    [Fact]
    public void It_survives_being_one_number()
    {
        ParameterHash hash = new(0xFFFFFFFF, 0x80000001);
        ParameterHash.FromInt64(hash.ToInt64()).ShouldBe(hash);
    }

    private static float[] Values(int count, int seed)
    {
        Random.PhiloxSequence random = new((ulong)seed, Random.Purpose.Shuffle, 0);
        return Enumerable.Range(0, count).Select(_ => (float)random.NextNormal()).ToArray();
    }
}
