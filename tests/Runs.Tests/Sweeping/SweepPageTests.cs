using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Runs.Sweeping;

namespace ResearchPipeline.Runs.Tests.Sweeping;

/// <summary>Pages of published sweeps against their published tables.</summary>
public sealed class SweepPageTests
{
    private const string Write = "RESEARCH_PIPELINE_WRITE_PAGES";

    public static TheoryData<string> Published => [.. Catalogue.publishedSweeps];

    [Theory]
    [MemberData(nameof(Published))]
    public void The_table_of_a_sweeps_page_is_that_of_its_published_runs(string sweep)
    {
        string path = Path.Combine(Repository.FindRoot(), "experiments", $"{string.Concat(sweep.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}.md");
        string page = File.ReadAllText(path);
        int begin = page.IndexOf(SweepPage.Begin, StringComparison.Ordinal);
        int end = page.IndexOf(SweepPage.End, StringComparison.Ordinal);
        end.ShouldBeGreaterThan(begin);
        string text = new SweepPage(Path.Combine(Repository.FindRoot(), "reports", sweep, SweepResults.Output)).Text();
        string expected = string.Concat(page.AsSpan(0, begin), text, page.AsSpan(end + SweepPage.End.Length));
        if (Environment.GetEnvironmentVariable(Write) == "1")
        {
            File.WriteAllText(path, expected);
            page = expected;
        }

        page.ShouldBe(expected, $"the page is not what the results say; {Write}=1 lets this test write it");
    }

    // Errors of 0.001 and 0.003 are 2 ± sqrt 2 thousandths; one seed has no deviation.
    [Fact]
    public void A_row_is_a_cell_of_the_grid_with_mean_and_standard_deviation_over_its_seeds()
    {
        string folder = Directory.CreateTempSubdirectory("page ü-").FullName;
        MadeRuns.Write(folder, [new(12, 0, 42, 0.001), new(12, 0, 43, 0.003), new(12, 0.1, 42, 0.005)]);
        string[] lines = new SweepPage(Path.Combine(folder, SweepResults.Output)).Text().Split('\n');
        lines[4].ShouldStartWith("| 96 | 12 | 0 | 42 43 | 2.000 ± 1.414 | 0.90000 ± 0.00000 | 3.0 ± 0.0 |");
        lines[5].ShouldStartWith("| 96 | 12 | 0.1 | 42 | 5.000 | 0.90000 | 3.0 |");
        lines.Length.ShouldBe(8);
        Directory.Delete(folder, recursive: true);
    }
}
