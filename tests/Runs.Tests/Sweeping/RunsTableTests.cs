using ResearchPipeline.Data.Tables;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Specification;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Tests.Sweeping;

/// <summary>Every kind of column of runs.parquet, computed by hand.</summary>
public sealed class RunsTableTests : IDisposable
{
    private static readonly SweepPlan Plan = SweepPlan.Of(Smoke.study, Variation.NewGrid([new Axis("model.k", ["6", "12"]), new Axis("training.averaging", ["last-step"])]), 1, "evaluate");

    private readonly string _folder = Directory.CreateTempSubdirectory("runs ü-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // 1, 2 and 6 have the mean 3 and the deviation sqrt((4 + 1 + 9) / 2) = sqrt 7.
    [Fact]
    public void A_measure_is_the_mean_over_members_with_its_deviation_and_of_the_whole_it_is_as_it_was()
    {
        Answer runs = Written(new Measure("member", "mse", "1", [1, 2, 6]), new Measure("ensemble", "mse", "1", [0.5]), new Measure("member-pairs", "pw_mcc", "1", [0.25]));
        runs["mse"].ShouldBe([3.0, null]);
        ((double)runs["mse.sd"][0]!).ShouldBe(Math.Sqrt(7), 1e-15);
        runs["ensemble.mse"].ShouldBe([0.5, null]);
        runs["member-pairs.pw_mcc"].ShouldBe([0.25, null]);
        runs.Names.ShouldNotContain("ensemble.mse.sd");
    }

    [Fact]
    public void What_is_undefined_for_a_member_is_undefined_for_the_run()
    {
        Answer runs = Written(new Measure("member", "psnr", "dB", [1, double.NaN]));
        runs["psnr"].ShouldBe([null, null]);
        runs["psnr.sd"].ShouldBe([null, null]);
    }

    [Fact]
    public void A_row_says_which_run_it_is_whether_it_is_done_what_it_learned_and_every_setting_by_its_key()
    {
        Answer runs = Written(new Measure("member", "mse", "1", [1, 2]));
        runs["run"].ShouldBe(Plan.Runs.Select(run => run.Run));
        runs["tag"].ShouldBe(["k6-averaginglast-step-seed42", "k12-averaginglast-step-seed42"]);
        runs["arm"].ShouldBe(["k6-averaginglast-step", "k12-averaginglast-step"]);
        runs["done"].ShouldBe([true, false]);
        runs["weights"].ShouldBe(["abc", ""]);
        runs["seed"].ShouldBe(["42", "42"]);
        runs["model.k"].ShouldBe([6.0, 12.0]);
        runs["training.averaging"].ShouldBe(["last-step", "last-step"]);
        Specification.Settings.keys(Smoke.study).ShouldBeSubsetOf(runs.Names);
    }

    [Fact]
    public void Every_column_of_a_published_sweep_says_what_it_is_and_its_measures_are_documented()
    {
        string documented = File.ReadAllText(Path.Combine(Repository.FindRoot(), "docs", "results.md"));
        foreach (string sweep in Catalogue.publishedSweeps)
        {
            using ResultDatabase database = new();
            database.AddTable("runs", Path.Combine(Repository.FindRoot(), "reports", sweep, SweepResults.Output));
            Sweep written = Catalogue.sweeps.Single(of => of.Name == sweep);
            string[] settings = [.. SweepPlan.Of(written).Runs.SelectMany(run => Specification.Settings.keys(ChangedStudyOf(written, run))).Distinct()];
            string[] measures = [.. database.Query("SELECT column_name AS name FROM (DESCRIBE SELECT * FROM runs)").Of<string>("name").Skip(5).Except(settings)];
            measures.Length.ShouldBeGreaterThan(20);
            Runs.Exporting.TableWords words = Runs.Exporting.TableWords.Of(Path.Combine(Repository.FindRoot(), "reports", sweep, SweepResults.Output));
            words.Types.ShouldAllBe(column => words.Columns[column.Column].Length > 10);
            measures.ShouldAllBe(measure => words.Units[measure].Length > 0);
            measures.Select(measure => measure.Replace(".sd", "", StringComparison.Ordinal).Split('.')[^1]).Distinct().ShouldAllBe(metric => documented.Contains($"| `{metric}` |", StringComparison.Ordinal));
        }
    }

    private static Study ChangedStudyOf(Sweep sweep, PlannedRun run) => Pipeline.ChangedStudy.Of(sweep.Study, string.Join('\n', run.Settings.Select(setting => $"{setting.Key}={setting.Value}")));

    private Answer Written(params Measure[] measures)
    {
        RunsTable.Write(_folder, Plan, [RunsTable.RowOf(Plan, Plan.Runs[0], new(measures), "abc"), RunsTable.RowOf(Plan, Plan.Runs[1], found: null)]);
        using ResultDatabase database = new();
        database.AddTable("runs", Path.Combine(_folder, SweepResults.Output));
        return database.Query("SELECT * FROM runs");
    }
}
