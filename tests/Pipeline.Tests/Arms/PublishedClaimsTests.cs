using System.Globalization;
using System.Text.RegularExpressions;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline.Tests.Arms;

/// <summary>What the page of a published study that compares claims of its arms, in a table | arm | measure | bound |, against its published results.</summary>
public sealed partial class PublishedClaimsTests
{
    public static TheoryData<string> Comparing => [.. Catalogue.published.Where(name => StudyOf(name).Compared.Length > 0)];

    [Theory]
    [MemberData(nameof(Comparing))]
    public void Every_claim_of_the_page_holds_for_every_seed(string name)
    {
        Claim[] claims = [.. ClaimsOf(File.ReadAllText(Path.Combine(Repository.FindRoot(), "experiments", PageOf(name))))];
        claims.Length.ShouldBeGreaterThan(3, name);
        using ResultDatabase results = new();
        results.AddTable("results", Path.Combine(Repository.FindRoot(), "reports", name, FamilyResults.ResultsFile));
        foreach (Claim claim in claims)
        {
            double[] seeds = BySeed(results, claim.Arm, claim.Measure);
            seeds.Length.ShouldBe(StudyOf(name).Compared.Single(of => of.Name == claim.Arm).Seeds.Length, $"{claim}");
            double[] less = claim.Less is "" ? new double[seeds.Length] : BySeed(results, claim.Less, claim.Measure);
            less.Length.ShouldBe(seeds.Length, $"{claim}");
            double bound = claim.Value * (claim.Of is "" ? 1 : OfBaseline(results, claim.Of, claim.Measure));
            foreach (double found in seeds.Zip(less, (one, other) => one - other))
            {
                Holds(found, claim.Bound, bound).ShouldBeTrue($"{found} where it is said: {claim}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Comparing))]
    public void The_report_judges_the_claims_of_the_page(string name)
    {
        string view = File.ReadAllText(Path.Combine(Repository.FindRoot(), "reports", "templates", StudyOf(name).Template, "queries", "views", "claims.sql"));
        // Where studies share a template, every row says of which images it is.
        string source = CanonicalText.linesOfDataset(StudyOf(name).Dataset)["dataset.source"];
        Written().Matches(view).Select(match => match.Groups).Where(of => of["source"].Value is "" || of["source"].Value == source).Select(of => Read(of[1], of[2], of[3], of[4], of[5], of[6]))
            .ShouldBe(ClaimsOf(File.ReadAllText(Path.Combine(Repository.FindRoot(), "experiments", PageOf(name)))));
    }

    [Fact]
    public void A_row_of_the_table_is_read_as_it_is_written() =>
        ClaimsOf("| arm | measure | bound |\n|---|---|---|\n| study | mse | ≤ 0.55 × pca-64 |\n| variational-20 | elbo_grey | ≥ -106.5 |\n| random less study | error_rate | ≥ 0.015 |\n| a-2 | active_units | = 20 |\n")
            .ShouldBe(
            [
                new("study", "", "mse", "≤", 0.55, "pca-64"), new("variational-20", "", "elbo_grey", "≥", -106.5, ""),
                new("random", "study", "error_rate", "≥", 0.015, ""), new("a-2", "", "active_units", "=", 20, ""),
            ]);

    [Theory]
    [InlineData(1.0, "≤", 1.0, true)]
    [InlineData(1.1, "≤", 1.0, false)]
    [InlineData(0.9, "≥", 1.0, false)]
    [InlineData(2.0, "=", 2.0, true)]
    [InlineData(double.NaN, "≤", 1.0, false)]
    public void A_claim_holds_where_the_number_is_on_its_side_of_the_bound(double found, string bound, double value, bool holds) => Holds(found, bound, value).ShouldBe(holds);

    private static Study StudyOf(string name) => Catalogue.studies.Single(study => study.Name == name);

    // "kl-sparse" has KlSparse.md.
    internal static string PageOf(string study) => $"{string.Concat(study.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..]))}.md";

    private static double[] BySeed(ResultDatabase results, string arm, string measure) =>
        [.. results.Query($"SELECT avg(value) AS value FROM results WHERE arm = '{arm}' AND metric = '{measure}' AND model = 'member' GROUP BY seed ORDER BY seed").Of<double>("value")];

    // Of the study itself: PCA on the same images.
    private static double OfBaseline(ResultDatabase results, string model, string measure) =>
        results.Query($"SELECT value FROM results WHERE arm = '' AND metric = '{measure}' AND model = '{model}'").Of<double>("value").Single();

    // Every row below the table's head is a claim, or the page is wrong.
    private static IEnumerable<Claim> ClaimsOf(string page)
    {
        string[] rows = [.. page.Split('\n').SkipWhile(line => line != "| arm | measure | bound |").Skip(2).TakeWhile(line => line.StartsWith('|'))];
        foreach (string row in rows)
        {
            Match match = Row().Match(row);
            match.Success.ShouldBeTrue($"no claim: {row}");
            yield return Read(match.Groups[1], match.Groups[2], match.Groups[3], match.Groups[4], match.Groups[5], match.Groups[6]);
        }
    }

    private static Claim Read(Group arm, Group less, Group measure, Group bound, Group value, Group of) =>
        new(arm.Value, less.Value, measure.Value, bound.Value, double.Parse(value.Value, CultureInfo.InvariantCulture), of.Value);

    private static bool Holds(double found, string bound, double value) => bound switch
    {
        "≤" => found <= value,
        "≥" => found >= value,
        _ => found == value,
    };

    [GeneratedRegex(@"^\| ([a-z0-9.-]+)(?: less ([a-z0-9.-]+))? \| ([a-z0-9_.]+) \| (≤|≥|=) (-?[0-9.]+)(?: × ([a-z0-9-]+))? \|$")]
    private static partial Regex Row();

    [GeneratedRegex(@"^  \((?:'(?<source>[a-z-]+)', )?\d+, '([^']+)', '([^']*)', '([^']+)', '([^']+)', (-?[0-9.]+)(?:::DOUBLE)?, '([^']*)', ", RegexOptions.Multiline)]
    private static partial Regex Written();

    // The measure of an arm, less that of another where there is one, against a number, or so many times that of a baseline.
    private readonly record struct Claim(string Arm, string Less, string Measure, string Bound, double Value, string Of);
}
