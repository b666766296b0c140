using System.Text.Json;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Tests.Sweeping;

/// <summary>A sweep as a whole: listed, shown, and its arms compared.</summary>
public sealed class KnownSweepTests(SweptSmoke swept)
{
    private static readonly Sweep Published = Catalogue.sweeps.Single(sweep => sweep.Name == Catalogue.publishedSweeps[0]);
    private static readonly SweepPlan Plan = SweepPlan.Of(Published);
    private static readonly string Table = Path.Combine(Repository.FindRoot(), "reports", Published.Name, SweepResults.Output);

    [Fact]
    public void Sweeps_are_listed_below_the_runs_with_how_many_runs_are_done_and_what_varies()
    {
        string[] lines = swept.Said("status").Split('\n');
        lines.Single(line => line.StartsWith($"{Published.Name} ", StringComparison.Ordinal)).ShouldMatch($"^{Published.Name} +{Plan.Study} +0 of {Plan.Runs.Count} +yes +[^ ].*{Published.Seeds} seeds$");
        lines.Single(line => line.StartsWith("two ", StringComparison.Ordinal)).ShouldMatch("^two +smoke +4 of 4 +no +epochs 8, 2; 2 seeds$");
        string[] ofSmoke = swept.Said("status", "--study=smoke").Split('\n');
        ofSmoke.ShouldContain(line => line.StartsWith("two ", StringComparison.Ordinal));
        ofSmoke.ShouldNotContain(line => line.StartsWith($"{Published.Name} ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("k 6, 12; λ 0, 1E+20; 2 seeds", 2, "model.k=6,12", "training.consistency-weight=0.0,1e20")]
    [InlineData("epochs 1, 2", 1, "training.epochs=1,2")]
    [InlineData("2 seeds", 2)]
    [InlineData("nothing", 1)]
    public void What_varies_is_told_by_what_the_runs_come_to_choose(string words, int seeds, params string[] axes)
    {
        Axis[] varied = [.. axes.Select(axis => axis.Split('=')).Select(axis => new Axis(axis[0], axis[1].Split(',')))];
        SweepPlan plan = SweepPlan.Of(Catalogue.studies.Single(study => study.Name == "smoke"), Variation.NewGrid(varied), seeds, "evaluate");
        new KnownSweep("any", "", plan, null).Varies.ShouldBe(words);
    }

    [Fact]
    public void Combinations_that_are_left_out_are_counted()
    {
        Axis[] varied = [new("model.k", ["6", "12", "24"]), new("training.epochs", ["1", "2", "4"])];
        SweepPlan plan = SweepPlan.Of(Catalogue.studies.Single(study => study.Name == "smoke"), Variation.NewZip(varied), 2, "evaluate");
        new KnownSweep("any", "", plan, null).Varies.ShouldBe("k 6, 12, 24; epochs 1, 2, 4; 3 of 9 combinations; 2 seeds");
    }

    [Fact]
    public void Folders_that_are_called_as_no_sweep_can_be_are_none_and_hide_nothing()
    {
        string copy = swept.Fresh("named-");
        foreach (string name in (string[])["kl-sparse", "smoke-01234567", ".hidden", "two (backup)"])
        {
            CopiedFolder.Copy(Path.Combine(swept.Folder, "sweeps", "two"), Path.Combine(copy, "sweeps", name));
        }

        string status = Cli.Run("status", $"--artifacts={copy}").Output;
        status.ShouldContain(Published.Name);
        status.ShouldNotContain("epochs 8, 2");
        Cli.Run("compare", "published:kl-sparse", "published:stacked", $"--artifacts={copy}").ExitCode.ShouldBe(0);
        Cli.Run("show", "nosuch", $"--artifacts={copy}").Errors.ShouldStartWith("error: There is no run nosuch");
        (int exitCode, _, string error) = Cli.Run("sweep", "--study=smoke", "--seeds=2", "--name=kl-sparse", $"--artifacts={copy}");
        exitCode.ShouldBe(2);
        error.ShouldContain("which is the name of a study or of its run");
        CopiedFolder.Remove(copy);
    }

    [Fact]
    public void A_sweep_whose_study_has_changed_is_told_so_wherever_it_is_named()
    {
        string copy = swept.Fresh("changed-");
        CopiedFolder.Copy(Path.Combine(swept.Folder, "sweeps"), Path.Combine(copy, "sweeps"));
        string plan = Path.Combine(copy, "sweeps", "two", "plan.json");
        string text = File.ReadAllText(plan);
        File.WriteAllText(plan, text.Replace("\"specification\": \"", "\"specification\": \"f", StringComparison.Ordinal));
        File.ReadAllText(plan).ShouldNotBe(text);
        const string changed = "the study has changed since";
        Cli.Run("status", "--study=smoke", $"--artifacts={copy}").Output.ShouldContain(changed);
        Cli.Run("show", "two", $"--artifacts={copy}").Errors.ShouldContain(changed);
        Cli.Run("compare", "two@epochs8", "two@epochs2", $"--artifacts={copy}").Errors.ShouldContain(changed);
        Cli.Run("sweep", "--name=two", $"--artifacts={copy}").Errors.ShouldContain(changed);
        CopiedFolder.Remove(copy);
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
        page.ShouldContain("state        4 of 4 runs done here");
        page.ShouldContain($"'--artifacts={swept.Folder}' --name=two");
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
    public void The_table_of_a_sweep_tells_of_each_run_what_its_own_summary_does()
    {
        IReadOnlyDictionary<string, RunMeasures> rows = RowMeasures.In(swept.Table);
        rows.Count.ShouldBe(4);
        KnownRun[] runs = [.. new RunCatalogue(SweptSmoke.RunOptionsIn(swept.Folder)).Existing];
        foreach (KnownRun run in runs)
        {
            (string, string, string, double)[] own = [.. RunRow.MeasuresOf(run)!.All.Where(measure => double.IsFinite(measure.Mean)).Select(measure => (measure.Model, measure.Metric, measure.Unit, measure.Mean))];
            rows[run.Name].All.Select(measure => (measure.Model, measure.Metric, measure.Unit, measure.Mean)).ShouldBe(own, ignoreOrder: true);
        }
    }

    [Fact]
    public void An_arm_that_does_not_lie_here_is_read_from_the_published_table_and_compared_over_its_seeds()
    {
        string[] arms = [.. Plan.Runs.Select(run => run.Arm).Distinct().Take(2)];
        JsonElement compared = JsonElement.Parse(swept.Said("compare", $"{Published.Name}@{arms[0]}", $"published:{Published.Name}@{arms[1]}", "--json"))[0];
        compared.GetProperty("settings").EnumerateObject().Count().ShouldBe(1);
        JsonElement mse = compared.GetProperty("measures").EnumerateArray().Single(measure => measure.GetProperty("model").GetString() == "ensemble" && measure.GetProperty("metric").GetString() == "mse");
        using ResultDatabase database = new();
        database.AddTable("runs", Table);
        double[] values = [.. database.Query($"""SELECT "ensemble.mse" AS mse FROM runs WHERE arm = '{arms[1]}'""").Of<double>("mse")];
        values.Length.ShouldBe(Published.Seeds);
        mse.GetProperty("b").GetDouble().ShouldBe(values.Average(), 1e-15);
        mse.GetProperty("degrees").GetDouble().ShouldBe(2 * (Published.Seeds - 1));
        mse.GetProperty("unit").GetString().ShouldBe("intensity²");
        string page = swept.Said("show", Published.Name);
        page.ShouldContain($"0 of {Plan.Runs.Count} runs done here");
        page.ShouldContain(Table);
        page.ShouldMatch($@"{arms[0]} +{Published.Seeds} of {Published.Seeds}  \d");
    }

    [Theory]
    [InlineData("expected one of its arms, as two@epochs8", "two", "smoke")]
    [InlineData("The sweep two has no arm and no run epochs3. Did you mean epochs8? Its arms are epochs8, epochs2; a run is called after its arm and its seed, as epochs8-seed42.", "two@epochs3", "smoke")]
    [InlineData("expected one of its arms, as two@epochs8", "two@", "smoke")]
    [InlineData("No table of the sweep two with results of epochs8 is published.", "published:two@epochs8", "smoke")]
    [InlineData("The sweep smoke-sweep has no results of k6-lambda0-seed42, k6-lambda0-seed43 here. Run this first: ", "smoke-sweep@k6-lambda0", "smoke")]
    [InlineData("The study fashion-smoke has not run here: there is nothing of it in ", "fashion-smoke", "smoke")]
    [InlineData("Did you mean sparsity-and-consistency?", "sparsity-and-consistancy", "smoke")]
    public void What_is_not_there_is_said(string words, string one, string other)
    {
        (int exitCode, _, string error) = Cli.Run("compare", one, other, $"--artifacts={swept.Folder}");
        exitCode.ShouldBe(2);
        error.ShouldContain(words);
    }

    [Fact]
    public void A_run_of_a_sweep_is_shown_by_its_tag_alone()
    {
        swept.Said("show", "epochs8-seed43").ShouldStartWith("smoke epochs8-seed43 (");
        Cli.Run("show", "two@epochs8-seed43", $"--artifacts={swept.Folder}").Errors.ShouldContain("A run of a sweep goes by its tag alone.");
    }

    [Fact]
    public void A_run_that_was_altered_is_not_quietly_replaced_by_what_is_published()
    {
        string copy = swept.Fresh("altered-");
        foreach (string folder in (string[])["runs", "stages", "sweeps"])
        {
            CopiedFolder.Copy(Path.Combine(swept.Folder, folder), Path.Combine(copy, folder));
        }

        string summary = Path.Combine(RunRow.FolderOf(new RunCatalogue(SweptSmoke.RunOptionsIn(copy)).Find("epochs8"))!, "summary.json");
        File.WriteAllText(summary, File.ReadAllText(summary).Replace("0.1", "0.2", StringComparison.Ordinal));
        (int exitCode, _, string error) = Cli.Run("compare", "two@epochs8", "two@epochs2", $"--artifacts={copy}");
        exitCode.ShouldBe(1);
        error.ShouldContain("its numbers are not believed");
        CopiedFolder.Remove(copy);
    }

    private static string[] Measures(string json) => [.. JsonElement.Parse(json)[0].GetProperty("measures").EnumerateArray().Select(measure => measure.GetRawText())];
}
