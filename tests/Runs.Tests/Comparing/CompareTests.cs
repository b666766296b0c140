using System.Text.Json;

namespace ResearchPipeline.Runs.Tests.Comparing;

/// <summary>Runs held against each other.</summary>
public sealed class CompareTests(SweptSmoke swept)
{
    [Fact]
    public void Two_runs_that_differ_in_their_seed_alone_show_no_difference_beyond_the_spread()
    {
        string said = swept.Said("compare", "smoke", "seed43");
        said.ShouldContain("seed: 42 → 43");
        said.ShouldNotContain("more than the spread");
        said.TrimEnd().Split('\n')[^1].ShouldStartWith("no difference beyond the spread over members");
        said.ShouldContain("features of A");
        said.ShouldMatch(@"\nspread: two single members of one kind differ by more with a probability of 0\.05 / \d+; means of several may differ by chance by less\n");
    }

    [Fact]
    public void Four_times_as_many_epochs_show_in_the_error_by_more_than_the_spread_over_members_and_over_images()
    {
        JsonElement compared = JsonElement.Parse(swept.Said("compare", "smoke", "epochs8", "--json"))[0];
        JsonElement mse = Measure(compared, "member", "mse");
        mse.GetProperty("verdict").GetString().ShouldBe("beyond");
        mse.GetProperty("interval-high").GetDouble().ShouldBeLessThan(0);
        mse.GetProperty("difference").GetDouble().ShouldBeInRange(mse.GetProperty("interval-low").GetDouble(), mse.GetProperty("interval-high").GetDouble());
        compared.GetProperty("settings").GetProperty("training.epochs").EnumerateArray().Select(value => value.GetString()).ShouldBe(["2", "8"]);
        compared.GetProperty("twins").GetArrayLength().ShouldBe(96);
        // Exactly k numbers are active in every member; what training took differs, and has no spread.
        Measure(compared, "member", "l0").GetProperty("verdict").GetString().ShouldBe("same");
        Measure(compared, "member", "multiply_adds").GetProperty("verdict").GetString().ShouldBe("unknown-spread");
    }

    [Fact]
    public void A_difference_is_more_than_the_spread_exactly_where_it_exceeds_the_number_that_is_shown()
    {
        JsonElement[] measures = [.. JsonElement.Parse(swept.Said("compare", "smoke", "epochs8", "--json"))[0].GetProperty("measures").EnumerateArray()];
        JsonElement[] varying = [.. measures.Where(measure => measure.GetProperty("verdict").GetString() is "within" or "beyond")];
        varying.ShouldContain(measure => measure.GetProperty("verdict").GetString() == "within");
        varying.ShouldContain(measure => measure.GetProperty("verdict").GetString() == "beyond");
        varying.ShouldAllBe(measure => (Math.Abs(measure.GetProperty("difference").GetDouble()) > measure.GetProperty("spread").GetDouble()) == (measure.GetProperty("verdict").GetString() == "beyond"));
        JsonElement mse = measures.Single(measure => measure.GetProperty("model").GetString() == "member" && measure.GetProperty("metric").GetString() == "mse");
        string[] shown = swept.Said("compare", "smoke", "epochs8").Split('\n').Single(line => line.StartsWith("mse ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double.Parse(shown[4], System.Globalization.CultureInfo.InvariantCulture).ShouldBe(mse.GetProperty("spread").GetDouble(), mse.GetProperty("spread").GetDouble() * 1e-3);
        mse.GetProperty("spread").GetDouble().ShouldBeGreaterThan(mse.GetProperty("deviation").GetDouble());
    }

    [Fact]
    public void Several_seeds_of_each_are_held_against_each_other_by_the_spread_over_seeds()
    {
        string markdown = swept.Said("compare", "smoke+seed43", $"epochs8+{swept.RunOf("epochs8-seed43")}", "--md");
        markdown.ShouldContain("| `training.epochs` | 2 | 8 |");
        markdown.ShouldNotContain("`seed`");
        markdown.ShouldContain("spread over seeds");
    }

    [Fact]
    public void A_run_held_against_itself_is_the_same()
    {
        string said = swept.Said("compare", "epochs8", "epochs8", "epochs8");
        said.TrimEnd().Split('\n')[^1].ShouldBe("every measure is the same");
        said.ShouldNotContain("within the spread");
    }

    [Fact]
    public void A_published_study_is_compared_by_its_table_and_so_is_an_arm_of_it()
    {
        swept.Said("compare", "published:k-sparse-ensemble", "smoke").ShouldContain("training.members: 5 → 3");
        string arms = swept.Said("compare", "published:kl-sparse", "published:kl-sparse@half-sum.2");
        arms.ShouldContain("kl-sparse@half-sum.2, published");
        swept.Said("compare", Path.Combine(Files.Repository.FindRoot(), "reports", "stacked", "manifest.json"), "smoke").ShouldContain("stacked, published");
    }

    [Theory]
    [InlineData("smoke", "compare is told two runs or more")]
    [InlineData("smoke k7", "There is no run k7 in ")]
    [InlineData("smoke published:smoke", "published:smoke is no published study or sweep; those are ")]
    [InlineData("smoke smoke@x", "The study smoke compares no arms.")]
    [InlineData("smoke epochs8 --json --md", "--json and --md are two forms of one answer")]
    public void What_cannot_be_compared_is_refused_in_a_paragraph(string words, string paragraph)
    {
        (int exitCode, _, string error) = Cli.Run(["compare", .. words.Split(' '), $"--artifacts={swept.Folder}"]);
        exitCode.ShouldBe(2);
        error.ShouldStartWith($"error: {paragraph}");
    }

    private static JsonElement Measure(JsonElement compared, string model, string metric) =>
        compared.GetProperty("measures").EnumerateArray().Single(measure => measure.GetProperty("model").GetString() == model && measure.GetProperty("metric").GetString() == metric);
}
