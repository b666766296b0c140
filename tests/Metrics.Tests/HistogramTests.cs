using FsCheck;
using FsCheck.Fluent;

namespace ResearchPipeline.Metrics.Tests;

public sealed class HistogramTests
{
    [Fact]
    public void Edges_are_equally_far_from_each_other_and_the_ends_exact()
    {
        Histogram.edges(4, -1, 1).ShouldBe([-1, -0.5, 0, 0.5, 1]);
        double[] edges = Histogram.edges(50, 0, 1);
        (edges.Length, edges[0], edges[12], edges[50]).ShouldBe((51, 0, 12 / 50.0, 1));
        Histogram.edges(4, 3, 3).ShouldBe([3, 3]);
    }

    // 0 and 1/4 on their edges, 1 in the last bin.
    [Fact]
    public void A_value_on_an_edge_belongs_to_the_bin_above_the_largest_to_the_last()
    {
        Histogram.counts([0, 0.25, 0.5, 0.75, 1], [0, 0.25f, 0.2f, 1, 0.75f, 0.9f]).ShouldBe([2, 1, 0, 3]);
        Histogram.counts([3, 3], [3, 3]).ShouldBe([2]);
        Histogram.counts([0, 1], []).ShouldBe([0]);
    }

    // Against a search from the left, for ends that are no binary fractions.
    [Fact]
    public void Every_value_is_in_the_bin_whose_edges_hold_it() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<short>>(),
        numbers =>
        {
            float[] values = [.. numbers.Get.Select(number => number / 7f)];
            double[] edges = Histogram.edges(50, values.Min(), values.Max());
            int[] expected = new int[edges.Length - 1];
            foreach (float value in values)
            {
                int bin = Array.FindIndex(edges, 1, edge => value < edge) - 1;
                expected[bin < 0 ? expected.Length - 1 : bin]++;
            }

            return Histogram.counts(edges, values).SequenceEqual(expected);
        }).QuickCheckThrowOnFailure();
}
