using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>baselines: other models on the same images, fitted to the training images.</summary>
internal sealed class BaselineTable : TableMeasure<BaselineTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IReconstructs)];

    /// <inheritdoc/>
    public override Turn Turn => Turn.FromTheBeginning;

    /// <inheritdoc/>
    public override bool IsOfImages => true;

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "baselines", "model", "The mean image and principal components, both fitted to the training images, on the evaluated images. Beside the components that the study lists there is always a PCA that takes at least the bits of a member's code (bits in summary). No PCA has more components than directions in which training images can vary: {pixels}, or one less than there are training images.")
        .Texts("model", "\"mean-image\", or \"pca-N\" for N principal components.", row => row.Baseline.Name)
        .Integers("components", "numbers", "Numbers that are stored for an image; 0 for the mean image.", row => row.Baseline.Components)
        .Doubles("bits", "bit", "Bits that are stored for an image: 32 for each number.", row => row.Baseline.Bits)
        .Doubles("mse", "intensity²", "Mean squared error over images and pixels.", row => SquaredError.mean(row.Measures.SquaredErrors, row.Pixels))
        .OptionalDoubles("pearson", "1", "Mean correlation, over the images for which it is defined.", row => Descriptive.mean(row.Measures.DefinedPearson()))
        .OptionalDoubles("pearson_q05", "1", "Its 5 % quantile over those images.", row => Descriptive.quantile(0.05, row.Measures.DefinedPearson()))
        .OptionalDoubles("pearson_q95", "1", "Its 95 % quantile over those images.", row => Descriptive.quantile(0.95, row.Measures.DefinedPearson()))
        .OptionalDoubles("fvu", "1", "Fraction of variance unexplained; NULL where the evaluated images are all the same.", row =>
            ExplainedVariance.fractionUnexplained(row.Measures.SquaredErrors, row.SquaredDeviations))
        .OptionalDoubles("gamma", "1", "Mean ‖x̂‖² / mean ⟨x, x̂⟩; below 1 reconstructions are too short.", row => Shrinkage.gamma(row.Measures.ReconstructionSquares, row.Measures.Products));

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => Rows(
        Baseline.All(subject.Images, ComponentsOf(subject), subject.Progress.Of(EvaluationPart.Baselines)), subject.SquaredDeviations, subject.Kind.Pixels);

    private static int[] ComponentsOf(Subject subject) =>
        Baseline.ComponentsOf(subject.Study, Capability.OfMembers<IEncodes>(subject.Model).Select(member => member.Bits));

    /// <param name="baselines">The models.</param>
    /// <param name="squaredDeviations">Squared distance of each evaluated image from their mean.</param>
    /// <param name="pixels">Of an image.</param>
    internal static Row[] Rows(Baseline[] baselines, double[] squaredDeviations, int pixels) =>
        Array.ConvertAll(baselines, baseline => new Row(baseline, squaredDeviations, pixels));

    internal sealed record Row(Baseline Baseline, double[] SquaredDeviations, int Pixels)
    {
        public ImageMeasures Measures => Baseline.Measures;
    }
}
