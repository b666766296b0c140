using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>dataset: what was learned from, and what was measured on, from the facts of both.</summary>
internal sealed class DatasetTable : TableMeasure<DatasetTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs => [];

    /// <inheritdoc/>
    public override bool IsOfImages => true;

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>("dataset", "split", "The training and the evaluated images as a whole.")
        .Split(row => row.Split)
        .Integers("images", "images", "Number of images.", row => row.Facts.Images)
        .Doubles("pixel_mean", "intensity", "Mean over images and pixels.", row => row.Facts.PixelMean)
        .Doubles("variance_sum", "intensity²", "Sum over the {pixels} pixels of the variance over images (divisor: number of images).", row => row.Facts.VarianceSum)
        .Doubles("nonzero_share", "1", "Share of pixels that are not black.", row => row.Facts.NonZeroShare);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => [new("train", subject.Train), new("evaluated", subject.Evaluated)];

    internal sealed record Row(string Split, DatasetFacts Facts);
}
