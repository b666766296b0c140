using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Tables;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation;

/// <summary>The measures of a run, one number each, in the order in which they are published.</summary>
internal sealed class Summary
{
    private readonly List<Measure> _measures = [];

    public IReadOnlyList<Measure> Measures => _measures;

    /// <param name="member">The member; null for the ensemble.</param>
    /// <param name="measures">What its reconstructions measure.</param>
    /// <param name="squaredDeviations">Squared distance of each evaluated image from their mean.</param>
    /// <param name="bits">Bits that are stored for an image.</param>
    public void AddReconstruction(byte? member, ImageMeasures measures, double[] squaredDeviations, double bits)
    {
        string model = member is null ? ModelNames.Ensemble : ModelNames.Member;
        double[] pearson = measures.DefinedPearson();
        Add("mse", SquaredError.mean(measures.SquaredErrors, ImageSet.ImagePixels), "intensity²");
        Add("fvu", ExplainedVariance.fractionUnexplained(measures.SquaredErrors, squaredDeviations), "1");
        Add("explained_variance", ExplainedVariance.explained(measures.SquaredErrors, squaredDeviations), "1");
        Add("pearson", Descriptive.mean(pearson), "1");
        Add("pearson_sd", Descriptive.standardDeviation(pearson), "1");
        Add("pearson_q05", Descriptive.quantile(0.05, pearson), "1");
        Add("pearson_median", Descriptive.quantile(0.5, pearson), "1");
        Add("pearson_q95", Descriptive.quantile(0.95, pearson), "1");
        Add("pearson_undefined", measures.Pearson.Length - pearson.Length, "images");
        Add("gamma", Shrinkage.gamma(measures.ReconstructionSquares, measures.Products), "1");
        Add("l0", Descriptive.mean(measures.L0.Select(value => (double)value).ToArray()), "latents");
        Add("bits", bits, "bit");

        void Add(string metric, double value, string unit) => _measures.Add(new Measure(metric, model, member, value, unit));
    }

    /// <param name="member">The member.</param>
    /// <param name="measures">What its codes measure.</param>
    /// <param name="statistics">What its features do.</param>
    /// <param name="restarted">Features that were restarted while it learned, one that restarted twice counted twice.</param>
    public void AddFeatures(byte member, ImageMeasures measures, FeatureStatistics statistics, long restarted)
    {
        double[] frequencies = statistics.Activity.Select(activity => activity.Frequency).ToArray();
        Add("l1", Descriptive.mean(measures.L1), "activation");
        Add("dead", frequencies.Count(frequency => frequency == 0), "features");
        Add("dead_share", ActivationFrequency.deadShare(frequencies), "1");
        Add("rare", frequencies.Count(frequency => frequency < ActivationFrequency.Rare), "features");
        Add("restarted", restarted, "features");

        void Add(string metric, double value, string unit) => _measures.Add(new Measure(metric, ModelNames.Member, member, value, unit));
    }

    public void AddDiversity(double[] distances) => _measures.Add(new Measure(
        "diversity", ModelNames.Ensemble, null, SquaredError.mean(distances, ImageSet.ImagePixels), "intensity²"));

    /// <param name="model">"member-pairs", "isotropic-pairs" or "second-moment-pairs".</param>
    /// <param name="pairs">Every pair.</param>
    public void AddAgreement(string model, PairAgreement[] pairs)
    {
        double[] matched = pairs.Select(pair => pair.Dictionary.MatchedCosine).ToArray();
        Add("pw_mcc", Descriptive.mean(matched), "cosine");
        Add("pw_mcc_sd", Descriptive.standardDeviation(matched), "cosine");
        Add("mmcs", Descriptive.mean(pairs.Select(pair => pair.Dictionary.Mmcs).ToArray()), "cosine");
        Add("index_agreement", Descriptive.mean(pairs.Select(pair => pair.Dictionary.IndexAgreement).ToArray()), "cosine");
        Add("jaccard", Descriptive.mean(pairs.Select(pair => pair.Jaccard).ToArray()), "1");

        void Add(string metric, double value, string unit) => _measures.Add(new Measure(metric, model, null, value, unit));
    }
}
