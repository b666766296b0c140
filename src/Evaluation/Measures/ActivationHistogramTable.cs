using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>activation_histogram: how strongly a feature is active when it is, from the features' statistics.</summary>
internal sealed class ActivationHistogramTable : TableMeasure<ActivationHistogramTable.Row>
{
    private const int Bins = 20;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IEncodesSparsely)];

    /// <inheritdoc/>
    public override Turn Turn => Turn.OnceShown;

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "activation_histogram", "member, feature, bin", "How the values of a live feature are distributed over the evaluated images that activate it: 20 bins of equal width from the smallest value to the largest. One bin where all values are equal; no rows for a dead feature.")
        .Member(row => row.Member)
        .Feature(row => row.Feature)
        .Bytes("bin", "", "Number of the bin, from 0.", row => row.Bin)
        .Doubles("low", "activation", "Lower edge: smallest + bin · (largest - smallest) / 20, in binary64.", row => row.Low)
        .Doubles("high", "activation", "Upper edge: low of the next bin; largest for the last bin.", row => row.High)
        .Integers("count", "images", "Images whose value v has low ≤ v < high; in the last bin low ≤ v ≤ high.", row => row.Count);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => Rows(subject.Statistics);

    internal static Row[] Rows(FeatureStatistics[] statistics) => statistics
        .SelectMany((of, member) => of.Activations.SelectMany((activations, f) => Histogram(
            (byte)member, (ushort)f, Array.ConvertAll(activations, activation => (double)activation.Value))))
        .ToArray();

    private static Row[] Histogram(byte member, ushort feature, double[] values)
    {
        if (values.Length == 0)
        {
            return [];
        }

        (double smallest, double largest) = (values.Min(), values.Max());
        int bins = smallest == largest ? 1 : Bins;
        double[] edges = [.. Enumerable.Range(0, bins).Select(bin => smallest + bin * (largest - smallest) / Bins), largest];
        int[] counts = new int[bins];
        foreach (double value in values)
        {
            int bin = bins - 1;
            while (value < edges[bin])
            {
                bin--;
            }

            counts[bin]++;
        }

        return [.. counts.Select((count, bin) => new Row(member, feature, (byte)bin, edges[bin], edges[bin + 1], count))];
    }

    internal readonly record struct Row(byte Member, ushort Feature, byte Bin, double Low, double High, int Count);
}
