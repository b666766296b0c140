using ResearchPipeline.Evaluation;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline.Tests.Arms;

public sealed class ArmsPageTests
{
    private const string Write = "RESEARCH_PIPELINE_WRITE_PAGES";

    private static string Experiments => Path.Combine(Repository.FindRoot(), "experiments");

    public static TheoryData<string> WithArms => [.. Catalogue.studies.Where(study => study.Arms.Length > 0).Select(study => study.Name)];

    [Theory]
    [MemberData(nameof(WithArms))]
    public void The_tables_of_a_studys_page_are_those_of_its_arms(string study)
    {
        string path = Path.Combine(Experiments, PublishedClaimsTests.PageOf(study));
        string page = File.ReadAllText(path);
        string text = new ArmsPage([.. File.ReadLines(Path.Combine(Experiments, $"{study}.arms.csv")).Select(line => line.Split(','))]).Text();
        int begin = page.IndexOf(ArmsPage.Begin, StringComparison.Ordinal);
        int end = page.IndexOf(ArmsPage.End, StringComparison.Ordinal);
        end.ShouldBeGreaterThan(begin);
        string expected = string.Concat(page.AsSpan(0, begin), text, page.AsSpan(end + ArmsPage.End.Length));
        if (Environment.GetEnvironmentVariable(Write) == "1")
        {
            File.WriteAllText(path, expected);
            page = expected;
        }

        page.ShouldBe(expected, $"the page is not what the results say; {Write}=1 lets this test write it");
    }

    // 0.5 % of 1,024 features are 5.12.
    [Fact]
    public void The_claims_of_the_page_hold_for_every_seed()
    {
        string[] columns = ArmTable.Header.Split(',');
        string[][] rows = [.. File.ReadLines(Path.Combine(Experiments, "k-sparse-ensemble.arms.csv")).Select(line => line.Split(',')).Where(row => row[0] == "seeds")];
        ILookup<string, string[]> bySeed = rows.ToLookup(row => row[4]);
        bySeed.Select(seed => seed.Key).ShouldBe(["1", "2", "3", "4", "5", "42"]);
        foreach (IGrouping<string, string[]> seed in bySeed)
        {
            string[][] members = [.. seed.Where(row => row[6] == "member")];
            members.Length.ShouldBe(5);
            members.Min(row => Number(row, "pearson")).ShouldBeGreaterThanOrEqualTo(0.971);
            members.Max(row => Number(row, "dead")).ShouldBeLessThanOrEqualTo(5);
            members.Max(row => Number(row, "rare")).ShouldBeLessThanOrEqualTo(102);
            members.Max(row => Number(row, "restarted")).ShouldBe(0);
            members.Average(row => Number(row, "pearson")).ShouldBeGreaterThanOrEqualTo(0.9718);
            Number(seed.Single(row => row[6] == "ensemble"), "mse").ShouldBeLessThan(members.Min(row => Number(row, "mse")));
        }

        double Number(string[] row, string column) => double.Parse(row[Array.IndexOf(columns, column)], System.Globalization.CultureInfo.InvariantCulture);
    }

    // Two seeds: 1 % and 3 % of wrong digits are 2 ± sqrt 2. Nothing here has a bound.
    [Fact]
    public void A_row_of_networks_has_what_they_can_do_and_no_column_is_empty()
    {
        string[] lines = [ArmTable.NetworkHeader, "x,y,validation,,1,f,member,0,,,,0.01,0.5,,", "x,y,validation,,2,f,member,0,,,,0.03,0.5,,", "z,w,validation,,1,f,member,0,0.02,0.9,,,,,0.01"];
        string text = new ArmsPage([.. lines.Select(line => line.Split(','))]).Text();
        text.ShouldContain("| x | y | 1 2 | – | – | – | 2.00 ± 1.41 |\n| z | w | 1 | 20.000 | 10.000 | 0.90000 | – |\n");
        text.ShouldNotContain("ELBO");
        text.ShouldNotContain("test images");
    }

    // Two seeds with two members each: by seed 2 and 4, so 3 ± sqrt 2; the ensemble's 0.5 and 0.7, so 0.6 ± 0.1 sqrt 2.
    [Fact]
    public void A_row_is_the_mean_over_members_and_then_mean_and_standard_deviation_over_seeds()
    {
        string[] lines =
        [
            ArmTable.Header,
            Line("1", "member,0,0.001,0.9,,,0,3,0,,,"), Line("1", "member,1,0.003,0.8,,,1,5,0,,,"), Line("1", "ensemble,,0.1,0.5,,,,,,0.25,,0.125"),
            Line("2", "member,0,0.004,0.7,,,2,4,0,,,"), Line("2", "member,1,0.004,0.6,,,0,9,0,,,"), Line("2", "ensemble,,0.1,0.7,,,,,,0.25,,0.125"),
        ];
        new ArmsPage([.. lines.Select(line => line.Split(','))]).Text().ShouldContain(
            "| x | y | 1 2 | 3.000 ± 1.414 | 0.75000 ± 0.14142 | 0.6000 | 0–2 | 3–9 | 0 | 100.000 ± 0.000 | 0.60000 ± 0.14142 | 0.250 ± 0.000 | 0.125 ± 0.000 |\n");

        static string Line(string seed, string rest) => $"x,y,test,,{seed},f,{rest}";
    }
}
