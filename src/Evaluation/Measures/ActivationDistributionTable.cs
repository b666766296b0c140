using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>activation_distribution: how the values of all units of a dense code are distributed, from the pass over the evaluated images.</summary>
internal sealed class ActivationDistributionTable : TableMeasure<ActivationDistributionTable.Row>
{
    private const int Bins = 50;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasUnits)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "activation_distribution", "member, bin", "How the values of all units on all evaluated images are distributed: 50 bins of equal width over the range of the activation function, which is 0 to 1 for a sigmoid and -1 to 1 for a hyperbolic tangent, and for any other from the member's smallest value to its largest. One bin where these are equal.")
        .Member(row => row.Member)
        .Bytes("bin", "", "Number of the bin, from 0.", row => row.Bin)
        .Doubles("low", "activation", "Lower edge: lowest + bin · (highest - lowest) / 50, in binary64.", row => row.Low)
        .Doubles("high", "activation", "Upper edge: low of the next bin; highest for the last bin.", row => row.High)
        .Integers("count", "values", "Values v with low ≤ v < high; in the last bin low ≤ v ≤ high.", row => row.Count)
        .Doubles("share", "1", "Their share of all values of the member.", row => row.Share);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) =>
        [.. Capability.OfMembers<IHasUnits>(subject.Model).SelectMany((model, member) => RowsOf((byte)member, model.Range, subject.Test.Codes[member].Values))];

    private static IEnumerable<Row> RowsOf(byte member, (double Low, double High)? range, ReadOnlySpan<float> values)
    {
        (double low, double high) = range ?? Ends(values);
        double[] edges = Histogram.edges(Bins, low, high);
        int[] counts = Histogram.counts(edges, values);
        double all = values.Length;
        return counts.Select((count, bin) => new Row(member, (byte)bin, edges[bin], edges[bin + 1], count, count / all));
    }

    private static (double Low, double High) Ends(ReadOnlySpan<float> values)
    {
        (float smallest, float largest) = (values[0], values[0]);
        foreach (float value in values)
        {
            (smallest, largest) = (Math.Min(smallest, value), Math.Max(largest, value));
        }

        return (smallest, largest);
    }

    internal readonly record struct Row(byte Member, byte Bin, double Low, double High, int Count, double Share);
}
