using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class PosteriorTableTests
{
    // Means of the first latent are 1, -1, 0, 0, 0, and its variance is 1; those of the second 0, 0, 0, 1/8, 0, and 1/e.
    [Fact]
    public void Every_latent_says_how_much_it_says()
    {
        using PublishedTables tables = PublishedTables.Of(new NormalCodes());
        tables.ShouldHold(
            "SELECT member, feature, variance_of_mean, kl, mean_deviation, active FROM posterior",
            [0, 0, 0.5, 0.2, 1.0, true],
            [0, 1, 0.2 / 64, (1 / 64.0 / 5 + Math.Exp(-1)) / 2, Math.Exp(-0.5), false]);
    }

    [Fact]
    public void Active_units_are_summed_up()
    {
        using PublishedTables tables = PublishedTables.Of(new TwoNormalCodes());
        tables.ShouldHold(
            "SELECT model, member, value, unit FROM summary WHERE metric = 'active_units'", ["member", 0, 1.0, "latents"], ["member", 1, 1.0, "latents"]);
    }
}
