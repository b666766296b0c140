using ResearchPipeline.Data.Tables;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Runs.Tests.Sweeping;

/// <summary>Sweeps by the local engine.</summary>
public sealed class SweepCommandTests(SweptSmoke swept)
{
    private static readonly string[] Two = ["sweep", "--study=smoke", "--set=training.epochs=8,2", "--seeds=2", "--name=two", "--jobs=2"];

    [Fact]
    public void Its_table_has_a_row_for_each_run_with_every_setting_and_every_measure()
    {
        using ResultDatabase database = new();
        database.AddTable("runs", swept.Table);
        Answer runs = database.Query("""SELECT tag, arm, done, "training.epochs" AS epochs, seed, mse, "mse.sd" AS sd, "ensemble.mse" AS whole, "training.members" AS members FROM runs""");
        runs.Of<string>("tag").ShouldBe(["epochs8-seed42", "epochs8-seed43", "epochs2-seed42", "epochs2-seed43"]);
        runs.Of<bool>("done").ShouldAllBe(done => done);
        runs.Of<double>("epochs").ShouldBe([8, 8, 2, 2]);
        runs.Of<double>("members").ShouldAllBe(members => members == 3);
        runs.Of<double>("mse").ShouldBeUnique();
        runs.Of<double>("sd").ShouldAllBe(sd => sd > 0);
        runs.Of<double>("whole").Zip(runs.Of<double>("mse")).ShouldAllBe(pair => pair.First < pair.Second);
        swept.Output.ShouldContain("epochs8  2 of 2");
        swept.Output.ShouldContain(" ± ");
    }

    [Fact]
    public void The_same_sweep_computes_nothing_and_gives_the_same_bytes_and_what_is_added_is_run()
    {
        string copy = swept.Fresh("sweep-");
        foreach (string folder in (string[])["runs", "stages", "sweeps"])
        {
            CopiedFolder.Copy(Path.Combine(swept.Folder, folder), Path.Combine(copy, folder));
        }

        string again = Said(copy, Two);
        again.ShouldContain("as planned: 4 runs of smoke");
        again.ShouldNotContain("begins");
        File.ReadAllBytes(SweptSmoke.TableIn(copy, "two")).ShouldBe(File.ReadAllBytes(swept.Table));
        string more = Said(copy, "sweep", "--study=smoke", "--set=training.epochs=1", "--name=two");
        more.ShouldContain("extended by 1: 5 runs of smoke");
        more.ShouldContain("epochs1-seed42 begins");
        more.ShouldNotContain("epochs8-seed42 begins");
        Said(copy, "sweep", "--name=two").ShouldContain("as planned: 5 runs of smoke");
        CopiedFolder.Remove(copy);
    }

    [Fact]
    public void A_sweep_whose_process_is_killed_goes_on_and_ends_with_the_same_bytes()
    {
        string folder = swept.Fresh("killed-");
        ChildProcess sweep = CommandLineProcess.Of([], [.. Two, $"--artifacts={folder}"]);
        using System.Diagnostics.Process process = System.Diagnostics.Process.Start(sweep.ToStartInfo())!;
        string? line;
        do
        {
            line = process.StandardOutput.ReadLine();
        }
        while (line is not null && !line.Contains(" done", StringComparison.Ordinal));

        // The sweep alone: what it had started goes on, and holds its run's lock until it ends.
        process.Kill();
        process.WaitForExit();
        line.ShouldNotBeNull();
        File.Exists(SweptSmoke.TableIn(folder, "two")).ShouldBeFalse();
        Said(folder, "sweep", "--name=two", "--jobs=2").ShouldContain("as planned: 4 runs of smoke");
        File.ReadAllBytes(SweptSmoke.TableIn(folder, "two")).ShouldBe(File.ReadAllBytes(swept.Table));
        CopiedFolder.Remove(folder);
    }

    [Fact]
    public void A_run_that_fails_is_tried_again_listed_and_in_the_table()
    {
        string folder = swept.Fresh("failed-");
        Directory.CreateDirectory(Path.Combine(folder, "runs"));
        string wrong = Path.Combine(folder, "runs", swept.RunOf("epochs8"));
        File.WriteAllText(wrong, "somebody's");
        (int exitCode, string output, string error) = Cli.Run("sweep", "--study=smoke", "--set=training.epochs=8,2", "--name=half", $"--artifacts={folder}");
        exitCode.ShouldBe(1);
        output.ShouldContain("epochs8-seed42 begins again, try 2");
        output.ShouldContain("epochs8  0 of 1");
        error.ShouldContain("1 of 2 runs failed: epochs8-seed42: ");
        error.ShouldContain("--name=half");
        using (ResultDatabase database = new())
        {
            database.AddTable("runs", SweptSmoke.TableIn(folder, "half"));
            database.Query("SELECT done, mse IS NULL AS lacks FROM runs").Of<bool>("lacks").ShouldBe([true, false]);
        }

        File.Delete(wrong);
        Said(folder, "sweep", "--name=half").ShouldContain("2 done, 0 running");
        CopiedFolder.Remove(folder);
    }

    [Theory]
    [InlineData("sweep", "sweep is told what to vary, as in --set=model.k=10,25 --seeds=3, or which sweep to run: one of the catalogue (sparsity-and-consistency, smoke-sweep)")]
    [InlineData("sweep --name=none", "There is no sweep none in ")]
    [InlineData("sweep none", "There is no sweep none in ")]
    [InlineData("sweep --sweep=smok-sweep", "There is no sweep smok-sweep. Did you mean smoke-sweep? The sweeps are sparsity-and-consistency, smoke-sweep.")]
    [InlineData("verify --sweep=none", "There is no sweep none. The sweeps are ")]
    [InlineData("sweep smoke-sweep --name=two", "2 sweeps are named (smoke-sweep, two); expected one.")]
    [InlineData("sweep smoke-sweep --set=model.k=3 --seeds=2", "The sweep smoke-sweep is written in experiments/, with its study, its values and its seeds; --set and --seeds cannot change it.")]
    [InlineData("sweep --name=smoke-sweep --study=smoke --set=model.k=3", "The sweep smoke-sweep is written in experiments/")]
    [InlineData("verify --sweep=smoke-sweep --epochs=3", "The sweep smoke-sweep is written in experiments/")]
    [InlineData("verify --sweep=smoke-sweep --arm=k7", "There is no arm k7. The arms are k6-lambda0, k6-lambda0.1, k12-lambda0, k12-lambda0.1.")]
    [InlineData("verify --sweep=smoke-sweep --arm=k6-lambda0 --seed=7", "The arm k6-lambda0 has no seed 7; its runs are k6-lambda0-seed42, k6-lambda0-seed43.")]
    [InlineData("verify --sweep=smoke-sweep --seed=43", "--seed is that of an arm of the sweep, which --arm names.")]
    [InlineData("sweep --study=smoke --set=model.q=1,2", "Of 2 runs 2 cannot be run, and nothing was started. model.q=1: There is no setting \"model.q\".")]
    [InlineData("sweep --study=smoke --set=model.k=6,6", "model.k has the value \"6\" 2 times.")]
    [InlineData("sweep --study=smoke --set=model.k=3 --until=train", "--until is \"train\"; a run of a sweep goes at least until evaluate")]
    [InlineData("sweep --study=rare-restarts --set=model.k=3 --name=two", "The sweep two is of the study smoke, and another is asked for.")]
    [InlineData("sweep --set=model.k=3 --name=two", "The sweep two is of the study smoke. To extend it, say so too: --study=smoke.")]
    [InlineData("sweep --name=two --task=4", "The sweep has 4 runs, from 0 to 3, and no run 4.")]
    public void What_cannot_be_swept_is_refused_in_a_paragraph_before_anything_runs(string words, string paragraph)
    {
        (int exitCode, string output, string error) = Cli.Run([.. words.Split(' '), $"--artifacts={swept.Folder}"]);
        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldStartWith($"error: {paragraph}");
    }

    private static string Said(string folder, params string[] arguments)
    {
        ProcessOutcome ended = Cli.Run([.. arguments, $"--artifacts={folder}"]);
        ended.ExitCode.ShouldBe(0, ended.Errors + ended.Output);
        return ended.Output;
    }
}
