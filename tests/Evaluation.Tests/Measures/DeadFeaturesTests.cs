using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Measures;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class DeadFeaturesTests
{
    // Feature 0 is active for 2 of 2,000 images, which is 0.1 %, feature 1 for 1, feature 2 for none, feature 3 for all others.
    [Fact]
    public void A_feature_that_is_active_for_exactly_a_thousandth_of_the_images_is_not_rare()
    {
        Codes codes = new(images: 2000, latents: 4, listed: 1);
        codes.Features.Fill(3);
        codes.Values.Fill(1);
        ((ushort[])[0, 0, 1]).CopyTo(codes.Features);
        SummaryLine[] lines = [.. DeadFeatures.Lines(0, new FeatureStatistics(codes, new byte[2000], 10))];
        lines.Single(line => line.Metric == "rare").Value.ShouldBe(2);
        lines.Single(line => line.Metric == "dead").Value.ShouldBe(1);
    }
}
