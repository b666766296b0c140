using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class EncoderTableTests
{
    [Fact]
    public void The_first_hundred_units_of_every_member_are_listed()
    {
        using PublishedTables tables = PublishedTables.Of(new TwoWideEncoders());
        tables.ShouldHold("SELECT member, count(*), max(unit), max(pixel) FROM encoder GROUP BY member ORDER BY member", [0, 78400, 99, 783], [1, 78400, 99, 783]);
        tables.ShouldHold(
            "SELECT unit, pixel, weight FROM encoder WHERE member = 1 AND weight <> 0",
            [.. Enumerable.Range(0, 100).Select(unit => (object?[])[unit, unit, unit + 1.0])]);
    }
}
