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
        (string Arm, string Measure, string Bound, double Value)[] claims = [.. ClaimsOf(File.ReadAllText(Path.Combine(Repository.FindRoot(), "experiments", PageOf(name))))];
        claims.Length.ShouldBeGreaterThan(3, name);
        using ResultDatabase results = new();
        results.AddTable("results", Path.Combine(Repository.FindRoot(), "reports", name, FamilyResults.ResultsFile));
        foreach ((string arm, string measure, string bound, double value) in claims)
        {
            Answer seeds = results.Query($"SELECT seed, avg(value) AS value FROM results WHERE arm = '{arm}' AND metric = '{measure}' AND model = 'member' GROUP BY seed ORDER BY seed");
            seeds.Count.ShouldBe(StudyOf(name).Compared.Single(of => of.Name == arm).Seeds.Length, $"{arm} {measure}");
            foreach (double found in seeds.Of<double>("value"))
            {
                Holds(found, bound, value).ShouldBeTrue($"{arm}: {measure} is {found}; claimed is {bound} {value}");
            }
        }
    }

    [Fact]
    public void A_row_of_the_table_is_read_as_it_is_written() =>
        ClaimsOf("| arm | measure | bound |\n|---|---|---|\n| study | mse | ≤ 0.0041 |\n| variational-20 | elbo_grey | ≥ -106.5 |\n| variational-20 | active_units | = 20 |\n")
            .ShouldBe([("study", "mse", "≤", 0.0041), ("variational-20", "elbo_grey", "≥", -106.5), ("variational-20", "active_units", "=", 20)]);

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

    private static IEnumerable<(string Arm, string Measure, string Bound, double Value)> ClaimsOf(string page) => Claim().Matches(page)
        .Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value, double.Parse(match.Groups[4].Value, CultureInfo.InvariantCulture)));

    private static bool Holds(double found, string bound, double value) => bound switch
    {
        "≤" => found <= value,
        "≥" => found >= value,
        _ => found == value,
    };

    [GeneratedRegex(@"^\| ([a-z0-9.-]+) \| ([a-z0-9_]+) \| (≤|≥|=) (-?[0-9.]+) \|", RegexOptions.Multiline)]
    private static partial Regex Claim();
}
