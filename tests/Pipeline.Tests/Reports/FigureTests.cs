using System.Xml.Linq;

namespace ResearchPipeline.Pipeline.Tests.Reports;

public sealed class FigureTests(SmokeRun run)
{
    [Fact]
    public void Every_figure_fits_into_a_line_and_its_text_is_large_enough_and_seen()
    {
        Directory.GetFiles(run.Stage("figures"), "*.svg").Length.ShouldBeGreaterThan(8);
        FigureFaults.In(run.Stage("figures")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("400", "400", "7", "", 0)]
    [InlineData("400", "401", "7", "", 1)]
    [InlineData("400", "500", "8", "", 1)]
    [InlineData("400", "500", "9", "", 0)]
    [InlineData("460", "460", "8", "", 1)]
    [InlineData("918", "918", "10", "", 2)]
    [InlineData("400", "400", "8", "0", 1)]
    public void A_figure_is_judged_by_what_stands_on_paper(string width, string drawn, string size, string opacity, int faults) => FigureFaults.Of(XElement.Parse($"""
        <svg width="{width}pt" height="9pt" viewBox="0 0 {drawn} 9"><g opacity="{(opacity.Length > 0 ? opacity : "1")}"><text font-size="{size}px">a</text></g></svg>
        """)).Count().ShouldBe(faults);
}
