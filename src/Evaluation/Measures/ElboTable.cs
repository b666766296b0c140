using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>elbo: how probable each member holds every evaluated image to be; the means of it in the summary.</summary>
internal sealed class ElboTable : TableMeasure<ElboTable.Row>
{
    private const string Nat = "nat";

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasPosterior), typeof(IHasLikelihood)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "elbo", "member, image", "Lower bounds of the log-likelihood of each evaluated image, in nats. Once of the image as it is, its pixels taken for probabilities; once of the image made binary, each pixel white with its intensity for probability, as it is drawn from seed and number of the image alone. Pixels are independent of each other under a code, and the prior is standard normal. What is drawn depends on the study's seed, the member and the image alone.")
        .Member(row => row.Member)
        .Image(row => row.Image)
        .Label(row => row.Label)
        .Doubles("kl", Nat, "Divergence of the image's distribution of codes from the prior, in closed form.", row => row.Of.Divergences[row.Image])
        .Doubles("reconstruction_grey", Nat, "Expected log-likelihood, estimated by one code that is drawn: sum over pixels of x ln p + (1 - x) ln(1 - p), taken from the logits of p.", row => row.Of.Reconstructions[row.Image])
        .Doubles("elbo_grey", Nat, "reconstruction_grey less kl: the evidence lower bound.", row => row.ElboGrey)
        .Doubles("reconstruction_binary", Nat, "As reconstruction_grey, of the image made binary; the encoder sees that too.", row => row.Of.BinaryReconstructions[row.Image])
        .Doubles("elbo_binary", Nat, "reconstruction_binary less the divergence of the binary image's distribution of codes.", row => row.ElboBinary)
        .Doubles("log_likelihood_binary", Nat, "Importance-weighted bound of the log-likelihood of the image made binary, of 100 codes that are drawn (Burda, Grosse and Salakhutdinov, 2016).", row => row.Of.BinaryLikelihoods[row.Image]);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => Grid.Of(
        subject.Bounds.Length, subject.Images.Test.Count, (member, image) => new Row((byte)member, (ushort)image, subject.Images.Test.Labels.Span[image], subject.Bounds[member]));

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject) => Rows(subject).GroupBy(row => row.Member).SelectMany(rows => (SummaryLine[])
    [
        Mean("elbo_grey", rows, row => row.ElboGrey),
        Mean("kl", rows, row => row.Of.Divergences[row.Image]),
        Mean("reconstruction_grey", rows, row => row.Of.Reconstructions[row.Image]),
        Mean("elbo_binary", rows, row => row.ElboBinary),
        Mean("log_likelihood_binary", rows, row => row.Of.BinaryLikelihoods[row.Image]),
    ]);

    private static SummaryLine Mean(string metric, IGrouping<byte, Row> rows, Func<Row, double> value) => SummaryLine.Of(rows.Key, metric, Descriptive.mean([.. rows.Select(value)]), Nat);

    internal readonly record struct Row(byte Member, ushort Image, byte Label, EvidenceBounds Of)
    {
        public double ElboGrey => Of.Reconstructions[Image] - Of.Divergences[Image];

        public double ElboBinary => Of.BinaryReconstructions[Image] - Of.BinaryDivergences[Image];
    }
}
