using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>coverage: how the features of a member share out over the image, from their weights and statistics.</summary>
internal sealed class CoverageTable : TableMeasure<CoverageTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IEncodesSparsely), typeof(IHasFeatures)];

    /// <inheritdoc/>
    public override Turn Turn => Turn.OnceShown;

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "coverage", "member, pixel", "How the live features of a member, those that some evaluated image activates, share out over the image.")
        .Member(row => row.Member)
        .Pixel(row => row.Pixel)
        .OptionalDoubles("energy", "1", "{pixels} times the mean over live features of w²/‖w‖², w the feature's weight at the pixel: 1 at every pixel where they cover the image evenly; NULL where the member has no live feature.", row => row.Energy)
        .Integers("peaks", "features", "Live features whose weight of largest size is at the pixel, the lowest pixel of equals.", row => row.Peaks)
        .Doubles("variance", "intensity²", "Variance of the pixel over the evaluated images (divisor: number of images); the same for every member.", row => row.Variance);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => Rows(subject.Statistics, subject.Features, subject.Evaluated.PixelVariances);

    /// <param name="statistics">By member.</param>
    /// <param name="features">By member, F × pixels.</param>
    /// <param name="variances">Variance of each pixel over the evaluated images.</param>
    internal static Row[] Rows(FeatureStatistics[] statistics, Matrix[] features, IReadOnlyList<double> variances) =>
        [.. features.SelectMany((own, member) => RowsOf((byte)member, LiveRows(own, statistics[member]), variances))];

    private static IEnumerable<Row> RowsOf(byte member, float[][] live, IReadOnlyList<double> variances)
    {
        double[] energy = PixelEnergy.ofFeatures(variances.Count, live);
        int[] peaks = PeakPixel.counts(variances.Count, live);
        return Enumerable.Range(0, variances.Count).Select(pixel => new Row(member, (ushort)pixel, energy[pixel], peaks[pixel], variances[pixel]));
    }

    private static float[][] LiveRows(Matrix features, FeatureStatistics statistics) =>
        [.. Enumerable.Range(0, features.Rows).Where(f => statistics.Activity[f].Count > 0).Select(f => features.Row(f).ToArray())];

    internal readonly record struct Row(byte Member, ushort Pixel, double Energy, int Peaks, double Variance);
}
