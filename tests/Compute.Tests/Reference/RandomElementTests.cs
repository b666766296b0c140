using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Reference;

public sealed class RandomElementTests
{
    // The first published vector of Philox: counter and key 0.
    private static readonly uint[] Published = [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8];
    private static readonly Draw Zero = new(0, (Purpose)0, 0, 0, 0);

    [Fact]
    public void Words_are_those_of_Philox_four_elements_to_a_block() =>
        Enumerable.Range(0, 4).Select(place => RandomElement.Word(Zero, place)).ShouldBe(Published);

    [Fact]
    public void The_counter_is_block_purpose_step_and_lane_and_the_key_the_seed()
    {
        PhiloxBlock block = Philox4x32.Draw(new PhiloxBlock(25, (uint)Purpose.Dropout, 7, 3), 0xFEDCBA9876543210);
        Draw draw = new(0xFEDCBA9876543210, Purpose.Dropout, 7, 3, 0);
        Enumerable.Range(100, 4).Select(place => RandomElement.Word(draw, place)).ShouldBe([block.Word0, block.Word1, block.Word2, block.Word3]);
    }

    [Fact]
    public void An_element_is_kept_where_its_word_is_at_least_the_share()
    {
        for (int place = 0; place < 4; place++)
        {
            double share = Published[place] / 4294967296.0;
            RandomElement.Keeps(Zero, share, place).ShouldBeTrue();
            RandomElement.Keeps(Zero, Math.BitIncrement(share), place).ShouldBeFalse();
            RandomElement.Keeps(Zero, 0, place).ShouldBeTrue();
            RandomElement.Keeps(Zero, 1, place).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_share_is_lost()
    {
        Draw draw = new(3, Purpose.Corruption, 1, 0, 0);
        int kept = Enumerable.Range(0, 100_000).Count(place => RandomElement.Keeps(draw, 0.3, place));
        (kept / 100_000.0).ShouldBe(0.7, 0.006);
    }

    // Radius from the first word of a pair, angle from the second; the first deviate takes the cosine.
    [Fact]
    public void Normal_deviates_by_hand()
    {
        for (int pair = 0; pair < 2; pair++)
        {
            double radius = Math.Sqrt(-2 * Math.Log(((Published[2 * pair] >> 8) + 1) / 16777216.0));
            double angle = 2 * Math.PI * (Published[2 * pair + 1] >> 8) / 16777216.0;
            ((double)RandomElement.Normal(Zero, 2 * pair)).ShouldBe(radius * Math.Cos(angle), 3e-7);
            ((double)RandomElement.Normal(Zero, 2 * pair + 1)).ShouldBe(radius * Math.Sin(angle), 3e-7);
        }
    }

    [Fact]
    public void Normal_deviates_have_the_mean_the_variance_and_the_tails_of_a_normal_distribution()
    {
        Draw draw = new(4, Purpose.CodeSample, 1, 0, 0);
        double[] values = [.. Enumerable.Range(0, 200_000).Select(place => (double)RandomElement.Normal(draw, place))];
        values.Average().ShouldBe(0, 0.01);
        values.Average(value => value * value).ShouldBe(1, 0.015);
        values.Average(value => Math.Abs(value) > 1 ? 1 : 0).ShouldBe(0.3173, 0.005);
        values.Average(value => Math.Abs(value) > 2 ? 1 : 0).ShouldBe(0.0455, 0.002);
        values.Average(value => Math.Abs(value) > 3 ? 1 : 0).ShouldBe(0.0027, 0.0006);
        values.Zip(values.Skip(1), (a, b) => a * b).Average().ShouldBe(0, 0.01);
    }

    [Fact]
    public void The_smallest_word_gives_the_largest_radius_and_the_largest_gives_zero()
    {
        RandomElement.NormalOfWords(0, 0, isEarlier: true).ShouldBe((float)Math.Sqrt(48 * Math.Log(2)));
        Math.Abs(RandomElement.NormalOfWords(uint.MaxValue, 0x12345678, isEarlier: true)).ShouldBe(0);
    }

    [Fact]
    public void Places_count_row_after_row_from_the_first_row_of_the_draw()
    {
        Draw draw = new(5, Purpose.Dropout, 2, 1, 3);
        View<float> normals = View.Zeros<float>(2, 5), masks = View.Zeros<float>(2, 5);
        View<double> wide = View.Zeros<double>(2, 5);
        new ReferenceArithmetic<float>().FillNormal(draw, normals);
        new ReferenceArithmetic<float>().FillMask(draw, 0.5, 2, masks);
        new ReferenceArithmetic<double>().FillNormal(draw, wide);
        for (int place = 15; place < 25; place++)
        {
            normals.Values[place - 15].ShouldBe(RandomElement.Normal(draw, place));
            wide.Values[place - 15].ShouldBe(RandomElement.Normal(draw, place));
            masks.Values[place - 15].ShouldBe(RandomElement.Keeps(draw, 0.5, place) ? 2 : 0);
        }
    }
}
