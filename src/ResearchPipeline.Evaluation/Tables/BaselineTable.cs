using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Results;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>baselines: other models on the same test set.</summary>
internal static class BaselineTable
{
    /// <summary>The table's schema.</summary>
    public static ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "baselines", "model", "The mean image and principal components, both fitted to the training images, on the test set.")
        .Texts("model", "\"mean-image\", or \"pca-N\" for N principal components.", row => row.Baseline.Name)
        .Integers("components", "numbers", "Numbers that are stored for an image; 0 for the mean image.", row => row.Baseline.Components)
        .Doubles("mse", "intensity²", "Mean squared error over images and pixels.", row => SquaredError.mean(row.Measures.SquaredErrors, ImageSet.ImagePixels))
        .OptionalDoubles("pearson", "1", "Mean correlation, over the images for which it is defined.", row => Descriptive.mean(row.Measures.DefinedPearson()))
        .OptionalDoubles("fvu", "1", "Fraction of variance unexplained; NULL where the test images are all the same.", row =>
            ExplainedVariance.fractionUnexplained(row.Measures.SquaredErrors, row.SquaredDeviations));

    /// <param name="baselines">The models.</param>
    /// <param name="squaredDeviations">Squared distance of each test image from their mean.</param>
    public static Row[] Rows(Baseline[] baselines, double[] squaredDeviations) =>
        Array.ConvertAll(baselines, baseline => new Row(baseline, squaredDeviations));

    internal sealed record Row(Baseline Baseline, double[] SquaredDeviations)
    {
        public ImageMeasures Measures => Baseline.Measures;
    }
}
