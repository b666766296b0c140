using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation;

/// <summary>What a feature looks like: measures of its row of weights. All but the norm are NaN for a row of zeros.</summary>
/// <param name="Norm">Length of the row.</param>
/// <param name="EffectiveSupport">Pixels that it rests on.</param>
/// <param name="Location">Where it lies in the image, and how wide it is.</param>
/// <param name="MeanImageCosine">Cosine with the mean image; NaN also where that is black.</param>
internal sealed record FeatureShape(double Norm, double EffectiveSupport, SpatialSpread Location, double MeanImageCosine)
{
    /// <param name="weights">The row, 784 weights.</param>
    /// <param name="meanImage">The mean training image.</param>
    public static FeatureShape Of(ReadOnlySpan<float> weights, ReadOnlySpan<float> meanImage) => new(
        Cosine.norm(weights),
        Metrics.EffectiveSupport.ofWeights(weights),
        SpatialSpreadModule.ofWeights(ImageSet.ImageWidth, weights),
        Cosine.between(weights, meanImage));
}
