using ResearchPipeline.Compute.Reference;

namespace ResearchPipeline.Compute.Tests.Reference;

/// <summary>The order of a sum is part of the published bits, and every backend shares the tree at its end: here it is written out.</summary>
public sealed class LaneSumTests
{
    [Fact]
    public void Lanes_are_added_with_those_eight_then_four_then_two_then_one_further()
    {
        float[] lanes = Enumerable.Range(0, 16).Select(lane => MathF.Pow(3, lane) / 7 * (lane % 3 == 0 ? -1 : 1)).ToArray();
        float[] eight = [.. Enumerable.Range(0, 8).Select(l => lanes[l] + lanes[l + 8])];
        float[] four = [.. Enumerable.Range(0, 4).Select(l => eight[l] + eight[l + 4])];
        float expected = four[0] + four[2] + (four[1] + four[3]);
        LaneSum.Tree(lanes.AsSpan()).ShouldBe(expected);
    }

    [Fact]
    public void Another_order_would_show()
    {
        // 2²⁴ swallows a one that is added to it alone, and keeps two that were added to each other first.
        float[] ones = Enumerable.Repeat(1f, 16).ToArray();
        float[] values = [16777216f, .. ones[1..]];
        LaneSum.Product<float>(values, ones).ShouldBe(16777216f + 14);
        LaneSum.Tree<float>([16777216f, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0]).ShouldBe(16777216f, "lane 12 goes to lane 4 before lane 4 goes to lane 0, where each one is lost in turn");
    }

    [Fact]
    public void An_element_goes_to_its_place_modulo_sixteen()
    {
        float[] values = new float[40];
        (values[3], values[19], values[35]) = (16777216f, 1f, 1f);
        LaneSum.Product<float>(values, Enumerable.Repeat(1f, 40).ToArray()).ShouldBe(16777216f, "one chain of the three");
        LaneSum.Squares<float>([3f, 4f]).ShouldBe(25);
    }
}
