using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>posterior: what each latent says of the evaluated images; active_units in the summary.</summary>
internal sealed class PosteriorTable : TableMeasure<PosteriorTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasPosterior)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "posterior", "member, feature", "The distributions of codes of the evaluated images, latent by latent. A latent that says nothing of an image has the prior for its distribution: mean 0, deviation 1, divergence 0.")
        .Member(row => row.Member)
        .Feature(row => row.Feature)
        .Doubles("variance_of_mean", "activation²", "Variance over images of the distribution's mean (divisor n - 1).", row => row.Variance)
        .Doubles("kl", "nat", "Mean over images of the divergence of the latent's distribution from the prior.", row => row.Divergence)
        .Doubles("mean_deviation", "activation", "Mean over images of the distribution's standard deviation.", row => row.Deviation)
        .Flags("active", "Whether variance_of_mean is above 0.01 (Burda, Grosse and Salakhutdinov, 2016).", row => row.IsActive);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) =>
        [.. subject.Posteriors.SelectMany((posterior, member) => Enumerable.Range(0, posterior.Latents).Select(latent => Of(posterior, member, latent)))];

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject) => Rows(subject)
        .GroupBy(row => row.Member)
        .Select(rows => SummaryLine.Of(rows.Key, "active_units", rows.Count(row => row.IsActive), "latents"));

    private static Row Of(Posterior posterior, int member, int latent)
    {
        float[] means = [.. Enumerable.Range(0, posterior.Images).Select(image => posterior.Means.Row(image)[latent])];
        float[] logVariances = [.. Enumerable.Range(0, posterior.Images).Select(image => posterior.LogVariances.Row(image)[latent])];
        return new Row(
            (byte)member,
            (ushort)latent,
            Descriptive.variance(Array.ConvertAll(means, mean => (double)mean)),
            Descriptive.mean([.. means.Zip(logVariances, (mean, logVariance) => NormalDivergence.ofLatent(Exponential.WideLessOne, mean, logVariance))]),
            Descriptive.mean(Array.ConvertAll(logVariances, logVariance => Exponential.Wide(0.5 * logVariance))));
    }

    internal readonly record struct Row(byte Member, ushort Feature, double Variance, double Divergence, double Deviation)
    {
        public bool IsActive => ActiveUnits.isActive(Variance);
    }
}
