using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class ActivationDistributionTableTests
{
    private const string Filled = "SELECT member, bin, low, high, count, share FROM activation_distribution WHERE count > 0";

    // Ten values: 1/4 three times, 3/4 seven times.
    [Fact]
    public void Values_are_counted_over_the_range_of_the_function()
    {
        using PublishedTables tables = PublishedTables.Of(new UnitEncoder((0, 1)));
        tables.ShouldHold(Filled, [0, 12, 12 / 50.0, 13 / 50.0, 3, 0.3], [0, 37, 37 / 50.0, 38 / 50.0, 7, 0.7]);
        tables.ShouldHold("SELECT count(*), min(low), max(high) FROM activation_distribution", [50, 0.0, 1.0]);
    }

    [Fact]
    public void Without_a_range_they_are_counted_from_the_smallest_to_the_largest()
    {
        using PublishedTables tables = PublishedTables.Of(new UnitEncoder(null));
        tables.ShouldHold(Filled, [0, 0, 0.25, 0.25 + 0.5 / 50, 3, 0.3], [0, 49, 0.25 + 49 * 0.5 / 50, 0.75, 7, 0.7]);
    }
}
