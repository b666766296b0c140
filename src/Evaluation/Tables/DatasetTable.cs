using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>dataset and dataset_classes: what was learned from, and what was measured on.</summary>
internal static class DatasetTable
{
    /// <summary>The schema of dataset.</summary>
    public static ResultTable<Row> Schema { get; } = new ResultTable<Row>("dataset", "split", "The training and the evaluated images as a whole.")
        .Texts("split", "\"train\" or \"evaluated\".", row => row.Split)
        .Integers("images", "images", "Number of images.", row => row.Facts.Images)
        .Doubles("pixel_mean", "intensity", "Mean over images and pixels.", row => row.Facts.PixelMean)
        .Doubles("variance_sum", "intensity²", "Sum over the 784 pixels of the variance over images (divisor: number of images).", row => row.Facts.VarianceSum)
        .Doubles("nonzero_share", "1", "Share of pixels that are not black.", row => row.Facts.NonZeroShare);

    /// <summary>The schema of dataset_classes.</summary>
    public static ResultTable<ClassRow> Classes { get; } = new ResultTable<ClassRow>("dataset_classes", "split, digit", "How many images there are of each digit.")
        .Texts("split", "\"train\" or \"evaluated\".", row => row.Split)
        .Bytes("digit", "", "The digit.", row => row.Digit)
        .Integers("images", "images", "Number of its images.", row => row.Images);

    public static Row[] Rows(MnistDataset data) => [new("train", DatasetFacts.Of(data.Train)), new("evaluated", DatasetFacts.Of(data.Test))];

    public static ClassRow[] ClassRows(Row[] splits) =>
        Tables.Rows.Of(splits.Length, ImageSet.Classes, (split, digit) => new ClassRow(
            splits[split].Split, (byte)digit, splits[split].Facts.ImagesPerClass[digit]));

    internal sealed record Row(string Split, DatasetFacts Facts);

    internal readonly record struct ClassRow(string Split, byte Digit, int Images);
}
