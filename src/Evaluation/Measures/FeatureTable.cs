using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>features: what each feature does over the evaluated images, from its statistics, and what it looks like, from its weights.</summary>
internal sealed class FeatureTable : TableMeasure<FeatureTable.Row>
{
    // What is said of activity, which in a dense code all features have for nearly every image; units says what they do.
    private static readonly string[] OfActivity =
        ["activations", "frequency", "mean_intensity", "max_intensity", "log10_frequency", "dead", "top_class", "selectivity", "mutual_information"];

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasFeatures)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "features", "member, feature", "What each feature does over the evaluated images. An image activates a feature when the feature is in its code with a value other than zero.")
        .Member(row => row.Member)
        .Feature(row => row.Feature)
        .Integers("activations", "images", "Evaluated images that activate the feature.", row => row.Activity.Count)
        .Doubles("frequency", "1", "Their share of all evaluated images.", row => row.Activity.Frequency)
        .OptionalDoubles("mean_intensity", "activation", "Mean value over the images that activate it; NULL for a dead feature.", row => row.Activity.MeanIntensity)
        .OptionalDoubles("max_intensity", "activation", "Largest such value; NULL for a dead feature.", row => row.Activity.MaxIntensity)
        .OptionalDoubles("log10_frequency", "1", "Decimal logarithm of frequency; NULL for a dead feature.", row => row.Activity.Count == 0 ? null : Logarithm.Natural(row.Activity.Frequency) / Logarithm.Natural(10))
        .Flags("dead", "Whether no evaluated image activates it.", row => row.Activity.Count == 0)
        .OptionalBytes("top_class", "", "The class with the highest activation rate, the lower one of equals; NULL for a dead feature.", row => (byte?)ClassPattern.topClass(row.Rates))
        .OptionalDoubles("selectivity", "1", "(r_max - r_rest) / (r_max + r_rest), with r_max the rate of top_class and r_rest the mean rate of the other classes that have evaluated images; NULL for a dead feature, and where a single class has images.", row => ClassPattern.selectivity(row.Rates))
        .Doubles("mutual_information", "bit", "Mutual information of class and activity; 0 for a feature that is never or always active, because that says nothing.", row => row.MutualInformation)
        .OptionalShorts("nearest_feature", "", "The other feature of the same member with the largest cosine, the lower one of equals; NULL where no other has a direction.", row => row.Nearest?.Feature)
        .OptionalFloats("nearest_cosine", "cosine", "The cosine of both features' weights; NULL as nearest_feature.", row => row.Nearest?.Cosine)
        .Doubles("norm", "1", "Length of the feature's row of weights w.", row => row.Shape.Norm)
        .OptionalDoubles("effective_support", "pixels", "(Σ w²)² / Σ w⁴: 1 for a single pixel, {pixels} for weights of equal size everywhere; this and all that follows is NULL for a row of zeros.", row => row.Shape.EffectiveSupport)
        .OptionalDoubles("spread", "pixels", "Root mean square distance of w² from its centroid: 0 for a single pixel, {even spread} for weights of equal size everywhere.", row => row.Shape.Location.Spread)
        .OptionalDoubles("centre_x", "pixels", "Column of that centroid, 0 for the left one to {last column}.", row => row.Shape.Location.CentreX)
        .OptionalDoubles("centre_y", "pixels", "Row of that centroid, 0 for the top one to {last row}.", row => row.Shape.Location.CentreY)
        .OptionalDoubles("mean_image_cosine", "cosine", "Cosine of w and the mean training image; NULL also where that is black.", row => row.Shape.MeanImageCosine);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Lacking(Type model) => Capability.Has(model, typeof(IEncodesSparsely)) ? [] : OfActivity;

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) =>
        Rows(Capability.OfMembers<IEncodesSparsely>(subject.Model).Length == 0 ? null : subject.Statistics, subject.Cosines.OfEachWithItself(), subject.Features, subject.MeanTrainImage, subject.Kind.Shape);

    /// <param name="statistics">By member; null for dense codes.</param>
    /// <param name="own">Each member's cosines with itself, F × F.</param>
    /// <param name="weights">Each member's weights, F × pixels.</param>
    /// <param name="meanImage">The mean training image.</param>
    /// <param name="image">The shape of an image.</param>
    internal static Row[] Rows(FeatureStatistics[]? statistics, float[][] own, Matrix[] weights, float[] meanImage, ImageShape image) =>
        [.. Grid.Of(weights.Length, weights[0].Rows, (member, f) => (Member: member, Feature: f)).AsParallel().AsOrdered().Select(of => new Row(
            (byte)of.Member,
            (ushort)of.Feature,
            statistics?[of.Member],
            Nearest(own[of.Member], weights[of.Member].Rows, of.Feature),
            FeatureShape.Of(image, weights[of.Member].Row(of.Feature), meanImage)))];

    // A feature whose weights are all zero has no direction; only its cosine with itself is not 1, but 0.
    private static Neighbour? Nearest(float[] cosines, int latents, int f)
    {
        Neighbour? nearest = null;
        for (int g = 0; g < latents; g++)
        {
            bool comparable = g != f && HasDirection(f) && HasDirection(g);
            if (comparable && (nearest is null || cosines[f * latents + g] > nearest.Value.Cosine))
            {
                nearest = new Neighbour((ushort)g, cosines[f * latents + g]);
            }
        }

        return nearest;

        bool HasDirection(int feature) => cosines[feature * latents + feature] != 0;
    }

    internal readonly record struct Neighbour(ushort Feature, float Cosine);

    internal sealed record Row(byte Member, ushort Feature, FeatureStatistics? Statistics, Neighbour? Nearest, FeatureShape Shape)
    {
        public FeatureActivity Activity => Statistics!.Activity[Feature];

        public double[] Rates => Statistics!.Rates[Feature];

        public double MutualInformation => Metrics.MutualInformation.ofCounts(Logarithm.Natural, Statistics!.ActiveInClass[Feature], Statistics.ImagesOfClass);
    }
}
