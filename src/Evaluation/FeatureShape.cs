using ResearchPipeline.Metrics;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation;

/// <summary>What a feature looks like: measures of its row of weights. All but the norm are NaN for a row of zeros.</summary>
/// <param name="Norm">Length of the row.</param>
/// <param name="EffectiveSupport">Pixels that it rests on.</param>
/// <param name="Location">Where it lies in the image, and how wide it is.</param>
/// <param name="MeanImageCosine">Cosine with the mean image; NaN also where that is black.</param>
internal sealed record FeatureShape(double Norm, double EffectiveSupport, SpatialSpread Location, double MeanImageCosine)
{
    /// <param name="image">The shape of an image.</param>
    /// <param name="weights">The row, as many weights as an image has numbers.</param>
    /// <param name="meanImage">The mean training image.</param>
    public static FeatureShape Of(ImageShape image, ReadOnlySpan<float> weights, ReadOnlySpan<float> meanImage) => new(
        Cosine.norm(weights),
        Metrics.EffectiveSupport.ofWeights(weights),
        SpatialSpreadModule.ofWeights(image.Rows, image.Columns, weights),
        Cosine.between(weights, meanImage));
}
