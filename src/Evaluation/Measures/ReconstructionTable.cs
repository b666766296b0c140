using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>reconstruction: every evaluated image under every model, from the pass over these images; mse to gamma in the summary.</summary>
internal sealed class ReconstructionTable : TableMeasure<ReconstructionTable.Row>
{
    private const string L0 = "l0";

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IReconstructs)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "reconstruction", "model, member, image", "How well each evaluated image is reconstructed.")
        .Model("the mean of the members' reconstructions", row => row.Member)
        .OptionalMember(row => row.Member)
        .Image(row => row.Image)
        .Label(row => row.Label)
        .Doubles("mse", "intensity²", "Mean over pixels of the squared error.", row => row.Measures.SquaredErrors[row.Image] / row.Pixels)
        .OptionalDoubles("pearson", "1", "Pearson's correlation over pixels of image and reconstruction; NULL where either is constant.", row => row.Measures.Pearson[row.Image])
        .Integers(L0, "latents", "Active latents; for the ensemble those that are active in any member, each index counted once.", row => row.L0[row.Image])
        .OptionalDoubles("norm_ratio", "1", "Norm of the reconstruction over norm of the image; NULL for a black image.", row => row.Measures.NormRatios[row.Image]);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Lacking(Type model) => Capability.Has(model, typeof(IEncodes)) ? [] : [L0];

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject)
    {
        (ImageMeasures Measures, byte? Member)[] models = subject.Test.Reconstructions;
        Codes[] codes = subject.Test.Codes;
        int[][] l0 = Array.ConvertAll(models, of => codes.Length == 0 ? [] : of.Member is byte member ? codes[member].L0() : subject.L0OfAny);
        ImageSet images = subject.Images.Test;
        return Grid.Of(models.Length, images.Count, (model, image) => new Row(
            models[model].Member, (ushort)image, images.Labels.Span[image], models[model].Measures, l0[model], images.ImagePixels));
    }

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject) =>
        subject.Test.Reconstructions.SelectMany(of => Lines(of.Member, of.Measures, subject.SquaredDeviations, subject.Kind.Pixels));

    private static SummaryLine[] Lines(byte? member, ImageMeasures measures, double[] squaredDeviations, int pixels)
    {
        double[] pearson = measures.DefinedPearson();
        return
        [
            SummaryLine.Of(member, "mse", SquaredError.mean(measures.SquaredErrors, pixels), "intensity²"),
            SummaryLine.Of(member, "fvu", ExplainedVariance.fractionUnexplained(measures.SquaredErrors, squaredDeviations), "1"),
            SummaryLine.Of(member, "explained_variance", ExplainedVariance.explained(measures.SquaredErrors, squaredDeviations), "1"),
            SummaryLine.Of(member, "pearson", Descriptive.mean(pearson), "1"),
            SummaryLine.Of(member, "pearson_sd", Descriptive.standardDeviation(pearson), "1"),
            SummaryLine.Of(member, "pearson_q05", Descriptive.quantile(0.05, pearson), "1"),
            SummaryLine.Of(member, "pearson_median", Descriptive.quantile(0.5, pearson), "1"),
            SummaryLine.Of(member, "pearson_q95", Descriptive.quantile(0.95, pearson), "1"),
            SummaryLine.Of(member, "pearson_undefined", measures.Pearson.Length - pearson.Length, "images"),
            SummaryLine.Of(member, "gamma", Shrinkage.gamma(measures.ReconstructionSquares, measures.Products), "1"),
        ];
    }

    internal readonly record struct Row(byte? Member, ushort Image, byte Label, ImageMeasures Measures, int[] L0, int Pixels);
}
