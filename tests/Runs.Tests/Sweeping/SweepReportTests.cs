using System.Text.RegularExpressions;
using ResearchPipeline.Experiments;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Pipeline.Tests.Reports;
using ResearchPipeline.Runs.Sweeping;
using Spectre.Console.Testing;

namespace ResearchPipeline.Runs.Tests.Sweeping;

/// <summary>What the report of a sweep says, of tables that nobody's runs gave.</summary>
public sealed partial class SweepReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("said ü-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // Twice as many latents, half the error: of 12 and 6 that is 3 of 3 in each direction, and the study's 12 has the least.
    [Fact]
    public void Where_errors_fall_with_k_and_the_term_costs_more_than_the_spread_it_says_so()
    {
        string text = TextOf([.. from k in (int[])[6, 12] from lambda in (double[])[0, 0.1] from seed in (int[])[42, 43, 44] select new MadeRuns.Run(k, lambda, seed, (0.6 / k) + lambda + (0.001 * (seed - 43))) { Dead = 0, Jaccard = 0.2 + lambda }]);
        text.ShouldContain("From one k to the next (Figure 1), the error of a member falls in each of 6 comparisons, that of the ensemble");
        text.ShouldContain("A larger k has the smaller error in each of 6 comparisons of runs with the same seed.");
        text.ShouldContain("k = 12. Of the k that were tried at λ = 0 and 96 latents, 6 and 12, it has the least error");
        text.ShouldContain("k = 6 has 2.00 times its error, and codes of 0.50 times its bits");
        text.ShouldContain("every feature is activated by some image, whatever k");
        text.ShouldContain("It gives λ = 0 everywhere; the study’s own, 0.01, was not tried.");
        text.ShouldContain("the Jaccard index of two members’ active latents is larger in each of 6 comparisons");
        text.ShouldContain("a member’s error is larger in each of 6 comparisons");
        text.ShouldContain("matched features are more alike in none of 6 comparisons, and by more than random dictionaries");
        text.ShouldMatch(@"become more alike \(Table \d\) in none of 6 comparisons\.");
        text.ShouldContain("goes there from 0.200 to 0.300");
    }

    // 0.1 costs less than the deviation of 0.001 without it, and 24 has more error than 12.
    [Fact]
    public void Where_errors_rise_with_k_and_the_term_costs_nothing_it_says_that()
    {
        string text = TextOf([.. from k in (int[])[12, 24] from lambda in (double[])[0, 0.1] from seed in (int[])[42, 43, 44] select new MadeRuns.Run(k, lambda, seed, (0.001 * k) + (0.001 * (seed - 43)) + (lambda / 1000)) { Jaccard = 0.5 - lambda }]);
        text.ShouldContain("falls in none of 6 comparisons");
        text.ShouldContain("It gives λ = 0.1 everywhere; the study’s own, 0.01, was not tried.");
        text.ShouldContain("the study’s own, 0.01, was not tried");
        text.ShouldContain("the Jaccard index of two members’ active latents is larger in none of 6 comparisons");
        text.ShouldContain("the share of features that no image activates is 3.13 % everywhere");
    }

    [Fact]
    public void Of_one_seed_without_runs_without_the_term_it_applies_no_rule_and_shows_no_deviation()
    {
        string text = TextOf([new(12, 0.01, 42, 0.02), new(24, 0.01, 42, 0.01), new(12, 0.1, 42, 0.03), new(24, 0.1, 42, 0.04)]);
        text.ShouldContain("No rule can be applied");
        text.ShouldContain("with every combination of 12 and 24 active latents");
        text.ShouldContain("k = 12. It is not the k of the least error");
        text.ShouldContain("that is 24, with 10.00 × 10−3 in place of 20.00 × 10−3");
        text.ShouldContain("falls in 1 of 2 comparisons");
        text.ShouldNotContain("\u202f±\u202f");
    }

    // Lines and hyphens are those of the page.
    private string TextOf(IReadOnlyList<MadeRuns.Run> runs)
    {
        SweepPlan plan = MadeRuns.Write(_folder, runs);
        using TestConsole console = new();
        SweepReport report = new(SmokeSweep.sweep, plan, SweptSmoke.RunOptionsIn(_folder), new PublishedStudies(_folder, [], IsWritten: false), new ResearchPipeline.Cli.Terminal.Streams(console, TextWriter.Null), CancellationToken.None);
        Dictionary<string, string> inputs = new() { [$"collect/{SweepResults.Output}"] = Path.Combine(_folder, SweepResults.Output) };
        string figures = Directory.CreateDirectory(Path.Combine(_folder, "figures")).FullName;
        report.FiguresWith((_, _) => { }).Run(inputs, figures);
        foreach (string figure in Directory.GetFiles(figures))
        {
            inputs[$"figures/{Path.GetFileName(figure)}"] = figure;
        }

        report.Document.Run(inputs, _folder);
        return Blank().Replace(PdfText.Of(Path.Combine(_folder, "report.pdf")), " ");
    }

    [GeneratedRegex("[ \u00a0\n]+")]
    private static partial Regex Blank();
}
