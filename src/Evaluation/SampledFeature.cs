using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Measures;

namespace ResearchPipeline.Evaluation;

/// <summary>A pixel of one of the features that stand for all of a study's.</summary>
/// <param name="Feature">Its number.</param>
/// <param name="Pixel">The pixel.</param>
/// <param name="Weight">Its weight.</param>
internal readonly record struct SampledFeature(ushort Feature, ushort Pixel, float Weight)
{
    /// <summary>features_sample.</summary>
    public static ResultTable<SampledFeature> Schema { get; } = new ResultTable<SampledFeature>(
        "features_sample", "feature, pixel", "Twenty of member 0's features, or all of fewer, at equal distances by number, whatever they look like: rows of dictionary, or of the first layer in layer_features where a study has no dictionary; in the stage results, and beside a published report.")
        .Feature(row => row.Feature)
        .Pixel(row => row.Pixel)
        .Floats("weight", "1", "The feature's weight of the pixel.", row => row.Weight);
}
