using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>
/// novelty: how each evaluated image looks to every model, beside how it looks to nobody; where there are strangers, how well that tells them: auroc_mse,
/// auroc_relative and auroc_ink in the summary.
/// </summary>
internal sealed class NoveltyTable : TableMeasure<NoveltyTable.Row>
{
    private const string L0 = "l0";

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IReconstructs)];

    /// <inheritdoc/>
    public override Question Question => Question.Novelty;

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "novelty", "model, member, image", "What can tell images of a kind that was not learned from: how every model reconstructs each evaluated image, and how much there is to reconstruct.")
        .Model("the mean of the members' reconstructions", row => row.Member)
        .OptionalMember(row => row.Member)
        .Image(row => row.Image)
        .Label(row => row.Label)
        .Flags("stranger", "Whether it is of a kind that was not learned from: of the class that was left out, or of another data set.", row => row.IsStranger)
        .Doubles("mse", "intensity²", "Mean over pixels of the squared error.", row => row.Error)
        .OptionalDoubles("relative_error", "1", "mse over the variance of the image's pixels (divisor: {pixels}), which is the mse of an image of its mean intensity alone; NULL for a constant image.", row => row.RelativeError)
        .Doubles("ink", "intensity", "Mean over pixels: what is known without a model.", row => row.Look.Ink)
        .Integers(L0, "latents", "Active latents; for the ensemble those that are active in any member, each index counted once.", row => row.L0[row.Image]);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Lacking(Type model) => Capability.Has(model, typeof(IEncodes)) ? [] : [L0];

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject)
    {
        Look[] looks = LooksOf(subject);
        Codes[] codes = subject.Test.Codes;
        return
        [
            .. subject.Test.Reconstructions.SelectMany(of =>
            {
                int[] l0 = codes.Length == 0 ? [] : of.Member is byte member ? codes[member].L0() : subject.L0OfAny;
                return looks.Select((look, image) => new Row(of.Member, (ushort)image, look, of.Measures.SquaredErrors[image] / subject.Kind.Pixels, l0));
            }),
        ];
    }

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject) => !DatasetModule.hasStrangers(subject.Study.Dataset)
        ? []
        : Rows(subject).GroupBy(row => row.Member).SelectMany(rows => (SummaryLine[])
        [
            SummaryLine.Of(rows.Key, "auroc_mse", AreaBy(row => row.Error, rows), "1"),
            SummaryLine.Of(rows.Key, "auroc_relative", AreaBy(row => row.RelativeError, rows.Where(row => !double.IsNaN(row.RelativeError))), "1"),
            SummaryLine.Of(rows.Key, "auroc_ink", AreaBy(row => row.Look.Ink, rows), "1"),
        ]);

    private static double AreaBy(Func<Row, double> score, IEnumerable<Row> rows) =>
        Auroc.ofScores([.. rows.Where(row => row.IsStranger).Select(score)], [.. rows.Where(row => !row.IsStranger).Select(score)]);

    private static Look[] LooksOf(Subject subject)
    {
        ReadOnlyMemory<byte> labels = subject.Images.Test.Labels;
        return
        [
            .. subject.TestBatches.SelectMany(batch => Enumerable.Range(0, batch.Rows).Select(row =>
            {
                byte label = labels.Span[batch.First + row];
                ReadOnlySpan<float> image = batch.Images.Row(row);
                return new Look(label, DatasetModule.isStranger(subject.Study.Dataset, batch.First + row, label), PixelIntensity.mean(image), PixelIntensity.variance(image));
            })),
        ];
    }

    /// <summary>What an image is without a model.</summary>
    internal readonly record struct Look(byte Label, bool IsStranger, double Ink, double Variance);

    internal readonly record struct Row(byte? Member, ushort Image, Look Look, double Error, int[] L0)
    {
        public byte Label => Look.Label;

        public bool IsStranger => Look.IsStranger;

        public double RelativeError => Look.Variance > 0 ? Error / Look.Variance : double.NaN;
    }
}
