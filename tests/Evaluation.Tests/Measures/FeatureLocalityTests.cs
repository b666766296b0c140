using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class FeatureLocalityTests
{
    // Feature 0 has one pixel, 1 two equal ones of a row four columns apart, 2 the same two of other signs and sizes, 3 is dead and covers everything, 4 is live and black.
    private static readonly float[][] Weights = [Of((0, 3)), Of((10, 1), (14, 1)), Of((10, 2), (14, -2)), [.. Enumerable.Repeat(1f, 784)], Of()];

    private static Matrix Features => Matrix.FromValues(Weights.Length, 784, [.. Weights.SelectMany(row => row)]);

    [Fact]
    public void Dead_and_black_features_have_no_part_in_the_medians()
    {
        SummaryLine[] lines = FeatureLocality.Lines(7, Features, Activated(0, 1, 2, 4), MnistImages.Kind.Shape);
        lines.Select(line => (line.Metric, line.Value)).ShouldBe([("median_support", 2.0), ("median_spread", 2.0)]);
    }

    [Fact]
    public void Between_two_features_the_median_lies_in_the_middle() =>
        FeatureLocality.Lines(0, Features, Activated(0, 1), MnistImages.Kind.Shape).Select(line => line.Value).ShouldBe([1.5, 1.0]);

    [Fact]
    public void Without_a_live_feature_there_is_no_median() =>
        FeatureLocality.Lines(0, Features, Activated(4), MnistImages.Kind.Shape).ShouldAllBe(line => double.IsNaN(line.Value));

    private static float[] Of(params (int Pixel, float Weight)[] pixels)
    {
        float[] row = new float[784];
        foreach ((int pixel, float weight) in pixels)
        {
            row[pixel] = weight;
        }

        return row;
    }

    // One image for each of these features.
    private static FeatureStatistics Activated(params ushort[] features)
    {
        Codes codes = new(images: features.Length, latents: Weights.Length, listed: 1);
        codes.Values.Fill(1);
        features.CopyTo(codes.Features);
        return new FeatureStatistics(codes, new byte[features.Length], 10);
    }
}
