using System.Text.Json;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Files;
using ResearchPipeline.Runs.Sweeping;

namespace ResearchPipeline.Runs.Tests.Sweeping;

/// <summary>A sweep as a whole: listed, shown, and its arms compared.</summary>
public sealed class KnownSweepTests(SweptSmoke swept)
{
    private const string Sparser = "sparsity-and-consistency@latents1024-k25-lambda0";
    private const string Denser = "sparsity-and-consistency@latents1024-k50-lambda0";

    [Fact]
    public void Sweeps_are_listed_below_the_runs_with_how_many_runs_are_measured_and_what_varies()
    {
        string[] lines = swept.Said("status").Split('\n');
        lines.ShouldContain(line => line.StartsWith("sparsity-and-consistency ", StringComparison.Ordinal) && line.EndsWith("0 of 45        latents 512, 1024; k 25, 50, 100; λ 0, 0.01, 0.03; 3 seeds", StringComparison.Ordinal));
        lines.Single(line => line.StartsWith("two ", StringComparison.Ordinal)).ShouldMatch("^two +smoke +4 of 4 +epochs 8, 2; 2 seeds$");
        string[] ofSmoke = swept.Said("status", "--study=smoke").Split('\n');
        ofSmoke.ShouldContain(line => line.StartsWith("two ", StringComparison.Ordinal));
        ofSmoke.ShouldNotContain(line => line.StartsWith("sparsity-and-consistency ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_plan_that_cannot_be_read_is_listed_with_why()
    {
        string copy = swept.Fresh("plans-");
        Directory.CreateDirectory(Path.Combine(copy, "sweeps", "broken"));
        File.WriteAllText(Path.Combine(copy, "sweeps", "broken", "plan.json"), "{");
        Cli.Run("status", $"--artifacts={copy}").Output.Split('\n').ShouldContain(line => line.StartsWith("broken ", StringComparison.Ordinal) && line.Contains("is no plan of a sweep", StringComparison.Ordinal));
        Cli.Run("show", "broken", $"--artifacts={copy}").Errors.ShouldContain("is no plan of a sweep");
        CopiedFolder.Remove(copy);
    }

    [Fact]
    public void Every_run_says_of_which_sweeps_it_is()
    {
        JsonElement[] runs = [.. JsonElement.Parse(swept.Said("status", "--study=smoke", "--json")).EnumerateArray()];
        runs.ShouldAllBe(run => run.GetProperty("sweeps").EnumerateArray().Select(sweep => sweep.GetString()).SequenceEqual(new[] { "two" }));
    }

    [Fact]
    public void A_sweep_is_shown_with_every_arm_and_the_path_of_its_plan_and_its_table()
    {
        string page = swept.Said("show", "two");
        page.ShouldStartWith("two, a sweep of smoke");
        page.ShouldContain("varies       epochs 8, 2; 2 seeds");
        page.ShouldContain("state        4 of 4 runs are measured and up to date");
        page.ShouldContain("sweep --name=two");
        page.ShouldContain(swept.Table);
        string[] arm = page.Split('\n').Single(line => line.TrimStart().StartsWith("epochs8 ", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        arm[..4].ShouldBe(["epochs8", "2", "of", "2"]);
        using ResultDatabase database = new();
        database.AddTable("runs", swept.Table);
        double mean = database.Query("SELECT avg(mse) AS mean FROM runs WHERE arm = 'epochs8'").Of<double>("mean")[0];
        arm[4].ShouldBe(mean.ToString("G4", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void An_arm_of_a_sweep_stands_for_its_runs_of_all_seeds()
    {
        string byArm = swept.Said("compare", "two@epochs2", "two@epochs8", "--json");
        string bySeeds = swept.Said("compare", "smoke+seed43", $"epochs8+{swept.RunOf("epochs8-seed43")}", "--json");
        Measures(byArm).ShouldBe(Measures(bySeeds));
        swept.Said("compare", "two@epochs2", "two@epochs8").ShouldStartWith("A  two@epochs2 (2 seeds)");
        swept.Said("compare", "two@epochs8-seed42", "epochs8").TrimEnd().ShouldEndWith("every measure is the same");
    }

    [Fact]
    public void An_arm_that_does_not_lie_here_is_read_from_the_published_table_and_compared_over_its_seeds()
    {
        JsonElement compared = JsonElement.Parse(swept.Said("compare", Denser, Sparser, "--json"))[0];
        compared.GetProperty("settings").EnumerateObject().Select(setting => setting.Name).ShouldBe(["model.k"]);
        JsonElement mse = compared.GetProperty("measures").EnumerateArray().Single(measure => measure.GetProperty("model").GetString() == "ensemble" && measure.GetProperty("metric").GetString() == "mse");
        using ResultDatabase database = new();
        database.AddTable("runs", Path.Combine(Repository.FindRoot(), "reports", "sparsity-and-consistency", SweepResults.Output));
        double[] values = [.. database.Query("""SELECT "ensemble.mse" AS mse FROM runs WHERE arm = 'latents1024-k25-lambda0'""").Of<double>("mse")];
        values.Length.ShouldBe(3);
        mse.GetProperty("b").GetDouble().ShouldBe(values.Average(), 1e-15);
        mse.GetProperty("degrees").GetDouble().ShouldBe(4);
        mse.GetProperty("verdict").GetString().ShouldBe("beyond");
        mse.GetProperty("unit").GetString().ShouldNotBeNull();
    }

    [Theory]
    [InlineData("expected one of its arms, as two@epochs8", "two", "smoke")]
    [InlineData("There is no arm epochs3. Did you mean epochs8? The arms are epochs8, epochs2.", "two@epochs3", "smoke")]
    [InlineData("The sweep two is not published.", "published:two@epochs8", "smoke")]
    [InlineData("The sweep smoke-sweep has no results of k6-lambda0-seed42, k6-lambda0-seed43 here.", "smoke-sweep@k6-lambda0", "smoke")]
    public void What_is_not_there_is_said(string words, string one, string other)
    {
        (int exitCode, _, string error) = Cli.Run("compare", one, other, $"--artifacts={swept.Folder}");
        exitCode.ShouldBe(2);
        error.ShouldContain(words);
    }

    private static string[] Measures(string json) => [.. JsonElement.Parse(json)[0].GetProperty("measures").EnumerateArray().Select(measure => measure.GetRawText())];
}
