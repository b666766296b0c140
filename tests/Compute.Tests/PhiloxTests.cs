using ResearchPipeline.Compute.Random;

namespace ResearchPipeline.Compute.Tests;

public sealed class PhiloxTests
{
    // kat_vectors of Random123, philox4x32 with 10 rounds.
    [Theory]
    [InlineData(0x00000000u, 0x00000000u, 0x00000000u, 0x00000000u, 0x0000000000000000ul, 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u)]
    [InlineData(0xffffffffu, 0xffffffffu, 0xffffffffu, 0xffffffffu, 0xfffffffffffffffful, 0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu)]
    [InlineData(0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u, 0x299f31d0a4093822ul, 0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u)]
    public void The_published_vectors_come_out(uint c0, uint c1, uint c2, uint c3, ulong key, uint r0, uint r1, uint r2, uint r3) =>
        Philox4x32.Draw(new PhiloxBlock(c0, c1, c2, c3), key).ShouldBe(new PhiloxBlock(r0, r1, r2, r3));

    [Fact]
    public void A_sequence_depends_on_seed_purpose_and_lane_alone()
    {
        uint[] first = Draw(1, Purpose.Shuffle, 2);
        Draw(1, Purpose.Shuffle, 2).ShouldBe(first);
        Draw(2, Purpose.Shuffle, 2).ShouldNotBe(first);
        Draw(1, Purpose.Resampling, 2).ShouldNotBe(first);
        Draw(1, Purpose.Shuffle, 3).ShouldNotBe(first);
    }

    [Fact]
    public void A_permutation_holds_every_index_once() =>
        new PhiloxSequence(3, Purpose.Shuffle, 0).NextPermutation(1000).Order().ShouldBe(Enumerable.Range(0, 1000));

    [Fact]
    public void All_orders_of_three_are_equally_frequent()
    {
        var counts = Enumerable.Range(0, 6000)
            .Select(lane => string.Join(' ', new PhiloxSequence(3, Purpose.Shuffle, (ulong)lane).NextPermutation(3)))
            .CountBy(order => order)
            .ToArray();
        counts.Length.ShouldBe(6);
        counts.ShouldAllBe(pair => pair.Value > 850 && pair.Value < 1150);
    }

    [Fact]
    public void An_index_below_a_bound_that_divides_no_power_of_two_is_not_biased()
    {
        // Three eighths of 2³²: multiplied without rejection, two of three residues would come up 3 times for 2 of the third.
        PhiloxSequence random = new(6, Purpose.IsotropicNoise, 0);
        int[] residues = new int[3];
        for (int i = 0; i < 30_000; i++)
        {
            residues[random.NextIndex(0x60000000) % 3]++;
        }

        residues.ShouldAllBe(count => count > 9_650 && count < 10_350);
    }

    [Fact]
    public void A_uniform_number_is_made_of_the_53_high_bits_of_two_words()
    {
        PhiloxSequence words = new(7, Purpose.Resampling, 1);
        PhiloxSequence numbers = new(7, Purpose.Resampling, 1);
        for (int i = 0; i < 100; i++)
        {
            ulong bits = (ulong)words.NextUInt32() << 32 | words.NextUInt32();
            numbers.NextDouble().ShouldBe((bits >> 11) * Math.Pow(2, -53));
        }
    }

    [Fact]
    public void Normal_deviates_have_mean_zero_and_variance_one()
    {
        PhiloxSequence random = new(4, Purpose.Initialization, 0);
        double[] values = Enumerable.Range(0, 100_000).Select(_ => random.NextNormal()).ToArray();
        values.Average().ShouldBe(0, 0.01);
        values.Select(value => value * value).Average().ShouldBe(1, 0.02);
    }

    private static uint[] Draw(ulong seed, Purpose purpose, ulong lane)
    {
        PhiloxSequence random = new(seed, purpose, lane);
        return Enumerable.Range(0, 9).Select(_ => random.NextUInt32()).ToArray();
    }
}
