using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class ReconstructionQualityTests
{
    private const string Lines = "SELECT metric, value, unit FROM summary WHERE metric LIKE 'psnr%' OR metric LIKE '%pixels'";

    // Squared errors 1/4, 1/4, 1/2, 1/4 and 0 over 784 pixels.
    private static readonly double Psnr = (30 * Math.Log10(784 * 4) + 10 * Math.Log10(784 * 2)) / 4;

    // Five lit pixels are given a probability of 1/2; the 3915 others 0, which counts as 1e-7.
    [Fact]
    public void Probabilities_have_a_cross_entropy()
    {
        using PublishedTables tables = PublishedTables.Of(new HalfProbabilities(true));
        tables.ShouldHold(
            Lines,
            ["psnr", Psnr, "dB"],
            ["psnr_undefined", 1.0, "images"],
            ["cross_entropy_pixels", (5 * Math.Log(2) - 3915 * Math.Log(1 - 1e-7)) / 5, "nat"]);
    }

    [Fact]
    public void Other_intensities_have_none()
    {
        using PublishedTables tables = PublishedTables.Of(new HalfProbabilities(false));
        tables.ShouldHold(Lines, ["psnr", Psnr, "dB"], ["psnr_undefined", 1.0, "images"]);
    }
}
