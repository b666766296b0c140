namespace ResearchPipeline.Metrics.Tests;

public sealed class StraightLineTests
{
    [Fact]
    public void A_line_ends_exactly_where_it_should()
    {
        StraightLine.at(0, 0.1f, 1e30f).ShouldBe(0.1f);
        StraightLine.at(1, 1e30f, 0.1f).ShouldBe(0.1f);
        StraightLine.at(0.25, 2f, -2f).ShouldBe(1f);
    }
}
