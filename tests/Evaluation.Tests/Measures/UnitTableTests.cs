using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class UnitTableTests
{
    // The first pixel is lit in images 0 and 2: values 3/4, 1/4, 3/4, 1/4, 1/4 with mean 0.45, whose deviations have the squares 0.09 twice and 0.04 three times.
    [Fact]
    public void Every_unit_is_measured_by_its_values()
    {
        using PublishedTables tables = PublishedTables.Of(new UnitEncoder((0, 1)));
        tables.ShouldHold(
            "SELECT member, unit, mean, sd, smallest, largest, over_half, nonzero FROM units",
            [0, 0, 0.45, Math.Sqrt(0.3 / 4), 0.25, 0.75, 0.4, 1.0],
            [0, 1, 0.75, 0.0, 0.75, 0.75, 1.0, 1.0]);
    }

    [Fact]
    public void Units_are_summed_up()
    {
        using PublishedTables tables = PublishedTables.Of(new UnitEncoder((0, 1)));
        tables.ShouldHold(
            "SELECT metric, member, value, unit FROM summary WHERE metric LIKE 'activation%' OR metric = 'still'",
            ["activation_mean", 0, 0.6, "activation"],
            ["activation_lowest", 0, 0.45, "activation"],
            ["activation_highest", 0, 0.75, "activation"],
            ["activation_over_half", 0, 0.7, "1"],
            ["still", 0, 1.0, "units"]);
    }
}
