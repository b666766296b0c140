using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Results;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>baselines: one row a model.</summary>
internal static class BaselineTable
{
    public static ResultTable Build(Baseline[] baselines, double[] squaredDeviations)
    {
        return new ResultTable(
            ResultColumn.Texts("name", baselines.Select(baseline => baseline.Name).ToArray()),
            ResultColumn.Integers("components", baselines.Select(baseline => baseline.Components).ToArray()),
            ResultColumn.Doubles("mse", Each(measures => SquaredError.mean(measures.SquaredErrors, ImageSet.ImagePixels))),
            ResultColumn.Doubles("pearson", Each(measures => Descriptive.mean(measures.DefinedPearson()))),
            ResultColumn.Doubles("fvu", Each(measures => ExplainedVariance.fractionUnexplained(measures.SquaredErrors, squaredDeviations))));

        double[] Each(Func<ImageMeasures, double> value) => baselines.Select(baseline => value(baseline.Measures)).ToArray();
    }
}
