using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class DenoisingTableTests
{
    private const double D = 784;

    // Image n is shown with 1 more at pixel 0 and n less at pixel 5; what is shown is halved. Squared errors of what is shown: 1 + n². Clipped, the first pixel is white and the
    // sixth black: 1 where the first was black. Halved: 2 e0 to e0; e0 + e1 - e5 to three halves, all wrong; 2 e0 + e1 - 2 e5 to e0 + e1/2 - e5; e0 + e2 - 3 e5; e0 - 4 e5.
    [Fact]
    public void Images_are_compared_before_and_after()
    {
        using PublishedTables tables = PublishedTables.Of(new Brightening());
        tables.ShouldHold(
            "SELECT * FROM denoising",
            [0, 0, 0, 1 / D, 0.0, 0.0, null, null],
            [0, 1, 1, 2 / D, 1 / D, 0.75 / D, Db(D), Db(D / 0.75)],
            [0, 2, 1, 5 / D, 0.0, 1.25 / D, null, Db(D / 1.25)],
            [0, 3, 0, 10 / D, 1 / D, 2.75 / D, Db(D), Db(D / 2.75)],
            [0, 4, 2, 17 / D, 1 / D, 4.25 / D, Db(D), Db(D / 4.25)]);
    }

    // The gain is of the images 1, 3 and 4, which have both ratios.
    [Fact]
    public void Denoising_is_summed_up()
    {
        using PublishedTables tables = PublishedTables.Of(new Brightening());
        tables.ShouldHold(
            "SELECT metric, value, unit FROM summary WHERE metric LIKE 'noisy%' OR metric LIKE 'denois%'",
            ["noisy_mse", 35 / D / 5, "intensity²"],
            ["noisy_clipped_mse", 3 / D / 5, "intensity²"],
            ["denoised_mse", 9 / D / 5, "intensity²"],
            ["noisy_clipped_psnr", Db(D), "dB"],
            ["denoised_psnr", (Db(D / 0.75) + Db(D / 1.25) + Db(D / 2.75) + Db(D / 4.25)) / 4, "dB"],
            ["denoising_gain", -(Db(0.75) + Db(2.75) + Db(4.25)) / 3, "dB"],
            ["denoising_undefined", 2.0, "images"]);
    }

    // The first images of the classes 0, 1 and 2 are 0, 1 and 4.
    [Fact]
    public void Examples_are_clipped_to_be_shown_and_not_for_the_model()
    {
        using PublishedTables tables = PublishedTables.Of(new Brightening());
        tables.ShouldHold("SELECT image, label, count(*) FROM denoising_examples GROUP BY ALL ORDER BY image", [0, 0, 784], [1, 1, 784], [4, 2, 784]);
        tables.ShouldHold(
            "SELECT image, pixel, original, corrupted, denoised FROM denoising_examples WHERE pixel IN (0, 1, 5)",
            [0, 0, 1.0, 1.0, 1.0], [0, 1, 0.0, 0.0, 0.0], [0, 5, 0.0, 0.0, 0.0],
            [1, 0, 0.0, 1.0, 0.5], [1, 1, 1.0, 1.0, 0.5], [1, 5, 0.0, 0.0, -0.5],
            [4, 0, 0.0, 1.0, 0.5], [4, 1, 0.0, 0.0, 0.0], [4, 5, 0.0, 0.0, -2.0]);
    }

    private static double Db(double ratio) => 10 * Math.Log10(ratio);
}
