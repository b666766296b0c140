using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Measures;

namespace ResearchPipeline.Evaluation.Tests.Measures;

[Collection(TinyStudy.Collection)]
public sealed class ActivationHistogramTableTests(TinyStudy study)
{
    [Fact]
    public void Equal_values_share_one_bin_and_a_dead_feature_has_none() => study.ShouldHold(
        "SELECT member, feature, bin, low, high, count FROM activation_histogram WHERE (member, feature) <> (1, 1)",
        [0, 0, 0, 1.0, 1.0, 2],
        [0, 1, 0, 0.5, 0.5, 1],
        [1, 0, 0, 1.0, 1.0, 1],
        [1, 2, 0, 1.0, 1.0, 1]);

    // Member 1's f1 has the values 1/2 and 1: twenty bins of width 1/40, the first and the last of them with a value.
    [Fact]
    public void Values_are_counted_between_the_smallest_and_the_largest() => study.ShouldHold(
        "SELECT bin, low, high, count FROM activation_histogram WHERE member = 1 AND feature = 1",
        [.. Enumerable.Range(0, 20).Select(bin => (object?[])[bin, 0.5 + bin / 40.0, 0.5 + (bin + 1) / 40.0, bin is 0 or 19 ? 1 : 0])]);

    // From -10 to 10 in bins of width 1: -10 and -9.5 in the first, -9 on an edge belongs above it, 9.5 and 10 in the last.
    [Fact]
    public void A_value_on_an_edge_belongs_to_the_bin_above_the_largest_to_the_last()
    {
        float[] values = [-10, 10, -9, -9.5f, 9.5f, 3];
        Codes codes = new(values.Length, latents: 1, listed: 1);
        values.CopyTo(codes.Values);
        ActivationHistogramTable.Row[] rows = ActivationHistogramTable.Rows([new FeatureStatistics(codes, new byte[values.Length], 10)]);
        rows.Select(row => (row.Low, row.High)).ShouldBe(Enumerable.Range(-10, 20).Select(low => ((double)low, low + 1.0)));
        rows.Where(row => row.Count > 0).Select(row => ((int)row.Bin, row.Count)).ShouldBe([(0, 2), (1, 1), (13, 1), (19, 2)]);
    }
}
