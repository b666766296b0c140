using System.Globalization;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Results;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>summary: one row a (metric, member); member is "0", "1", …, "ensemble", "members" for a mean over pairs, or "random".</summary>
internal sealed class SummaryTable
{
    private readonly List<(string Metric, string Member, double Value, string Unit)> _rows = [];

    public ResultTable Build() => new(
        ResultColumn.Texts("metric", _rows.Select(row => row.Metric).ToArray()),
        ResultColumn.Texts("member", _rows.Select(row => row.Member).ToArray()),
        ResultColumn.Doubles("value", _rows.Select(row => row.Value).ToArray()),
        ResultColumn.Texts("unit", _rows.Select(row => row.Unit).ToArray()));

    public void AddReconstruction(string member, ImageMeasures measures, double[] squaredDeviations)
    {
        double[] pearson = measures.DefinedPearson();
        Add("mse", member, SquaredError.mean(measures.SquaredErrors, ImageSet.ImagePixels), "intensity²");
        Add("fvu", member, ExplainedVariance.fractionUnexplained(measures.SquaredErrors, squaredDeviations), "1");
        Add("explained_variance", member, ExplainedVariance.explained(measures.SquaredErrors, squaredDeviations), "1");
        Add("pearson", member, Descriptive.mean(pearson), "1");
        Add("pearson_sd", member, Descriptive.standardDeviation(pearson), "1");
        Add("pearson_q05", member, Descriptive.quantile(0.05, pearson), "1");
        Add("pearson_median", member, Descriptive.quantile(0.5, pearson), "1");
        Add("pearson_q95", member, Descriptive.quantile(0.95, pearson), "1");
        Add("pearson_undefined", member, measures.Pearson.Length - pearson.Length, "images");
        Add("gamma", member, Shrinkage.gamma(measures.ReconstructionSquares, measures.Products), "1");
        Add("l0", member, Descriptive.mean(measures.L0.Select(value => (double)value).ToArray()), "latents");
    }

    public void AddFeatures(int member, ImageMeasures measures, FeatureStatistics statistics)
    {
        string name = member.ToString(CultureInfo.InvariantCulture);
        double[] frequencies = statistics.Activity.Select(activity => activity.Frequency).ToArray();
        Add("l1", name, Descriptive.mean(measures.L1), "activation");
        Add("dead", name, frequencies.Count(frequency => frequency == 0), "features");
        Add("dead_share", name, ActivationFrequency.deadShare(frequencies), "1");
    }

    public void AddSpread(double[] spread) =>
        Add("spread", ReconstructionTable.EnsembleName, SquaredError.mean(spread, ImageSet.ImagePixels), "intensity²");

    public void AddAgreement(string kind, PairAgreement[] pairs)
    {
        double[] matched = pairs.Select(pair => pair.Dictionary.MatchedCosine).ToArray();
        Add("pw_mcc", kind, Descriptive.mean(matched), "cosine");
        Add("pw_mcc_sd", kind, Descriptive.standardDeviation(matched), "cosine");
        Add("mmcs", kind, Descriptive.mean(pairs.Select(pair => pair.Dictionary.Mmcs).ToArray()), "cosine");
        Add("index_agreement", kind, Descriptive.mean(pairs.Select(pair => pair.Dictionary.IndexAgreement).ToArray()), "cosine");
        Add("jaccard", kind, Descriptive.mean(pairs.Select(pair => pair.Jaccard).ToArray()), "1");
    }

    private void Add(string metric, string member, double value, string unit) => _rows.Add((metric, member, value, unit));
}
