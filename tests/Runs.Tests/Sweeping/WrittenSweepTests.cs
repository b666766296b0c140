using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Processes;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Tests.Sweeping;

/// <summary>Sweeps of the catalogue: run by their name, verified by it, and published.</summary>
public sealed class WrittenSweepTests(SweptWritten swept) : IClassFixture<SweptWritten>
{
    private static string RunOf(string tag) => SweepPlan.Of(SmokeSweep.sweep).Runs.Single(run => run.Tag == tag).Run;

    private static string ManifestIn(string folder) => Path.Combine(folder, "runs", "smoke-sweep", Manifest.FileName);

    [Fact]
    public void Every_sweep_of_the_catalogue_can_be_run_has_a_name_of_its_own_and_a_template()
    {
        foreach (Sweep sweep in Catalogue.sweeps)
        {
            SweepPlan plan = SweepPlan.Of(sweep);
            plan.Runs.Count.ShouldBe(SweepModule.arms(sweep).Length * sweep.Seeds, sweep.Name);
            plan.Runs.Select(run => run.Tag).ShouldBeUnique();
            Directory.Exists(Path.Combine(Repository.FindRoot(), "reports", "templates", sweep.Template)).ShouldBeTrue(sweep.Template);
        }

        Catalogue.sweeps.Select(sweep => sweep.Name).Concat(Catalogue.names).ShouldBeUnique();
        Catalogue.publishedSweeps.ShouldBeSubsetOf(Catalogue.sweeps.Select(sweep => sweep.Name));
    }

    [Fact]
    public void A_published_sweep_has_every_run_of_its_plan_and_its_manifest_lists_the_table_and_the_report()
    {
        foreach (string name in Catalogue.publishedSweeps)
        {
            SweepPlan plan = SweepPlan.Of(Catalogue.sweeps.Single(sweep => sweep.Name == name));
            string folder = Path.Combine(Repository.FindRoot(), "reports", name);
            Manifest manifest = Manifest.Read(Path.Combine(folder, Manifest.FileName));
            (manifest.Study, manifest.Specification).ShouldBe((name, plan.Fingerprint));
            SweepReport.Copied.ShouldAllBe(path => manifest.Artefacts.Single(artefact => artefact.Path == path).IsCopiedAt(Path.Combine(folder, Path.GetFileName(path)), new FileHashes()));
            using Data.Tables.ResultDatabase database = new();
            database.AddTable("runs", Path.Combine(folder, SweepResults.Output));
            Data.Tables.Answer runs = database.Query("SELECT tag, done FROM runs");
            runs.Of<string>("tag").ShouldBe(plan.Runs.Select(run => run.Tag));
            runs.Of<bool>("done").ShouldAllBe(done => done);
        }
    }

    [Fact]
    public void It_is_exported_with_its_table_and_report_and_shown_with_them_and_its_folder_is_listed_as_no_run()
    {
        string target = Directory.CreateTempSubdirectory("export ü-").FullName;
        string zip = Path.Combine(target, "sweep.zip");
        Said(swept.Folder, "export", zip, "smoke-sweep").ShouldContain(" of ");
        ProcessOutcome verified = Cli.Run("verify", zip);
        verified.ExitCode.ShouldBe(0, verified.Errors + verified.Output);
        using (System.IO.Compression.ZipArchive read = System.IO.Compression.ZipFile.OpenRead(zip))
        {
            read.Entries.Select(entry => entry.FullName).ShouldBe(
                ["CITATION.cff", "LICENSE", "SHA256SUMS", "collect/runs.parquet", "croissant.json", "figures/agreement.svg", "figures/errors.svg", "figures/inactive.svg", "manifest.json", "report/report.pdf", "ro-crate-metadata.json", "specification.txt"]);
        }

        string page = Said(swept.Folder, "show", "smoke-sweep");
        page.ShouldContain("8 of 8 runs done here");
        page.ShouldContain("/report.pdf");
        Said(swept.Folder, "status").Split('\n').Where(line => line.StartsWith("smoke-sweep", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("8 of 8");
        Directory.Delete(target, recursive: true);
    }

    [Fact]
    public void It_ends_with_a_table_figures_and_a_report_and_does_none_of_it_again()
    {
        Manifest.Read(ManifestIn(swept.Folder)).Artefacts.Select(artefact => artefact.Path).Where(path => !path.StartsWith("data/", StringComparison.Ordinal))
            .ShouldBe(["collect/runs.parquet", "figures/agreement.svg", "figures/errors.svg", "figures/inactive.svg", "report/report.pdf"]);
        File.ReadAllBytes(Path.Combine(swept.Folder, "runs", "smoke-sweep", "collect", "runs.parquet")).ShouldBe(File.ReadAllBytes(SweptSmoke.TableIn(swept.Folder, "smoke-sweep")));
        string again = Said(swept.Folder, "sweep", "--sweep=smoke-sweep");
        again.ShouldContain("as planned: 8 runs of smoke");
        again.ShouldContain("report: up to date");
        again.ShouldContain("(every byte as before)");
        again.ShouldNotContain("begins");
    }

    [Fact]
    public void What_is_written_more_is_run_and_nothing_else_and_the_bytes_are_those_of_one_go()
    {
        string copy = swept.Copy();
        SweepPlan whole = SweepPlan.Of(SmokeSweep.sweep);
        PlanFile.Write(Path.Combine(copy, "sweeps", "smoke-sweep"), whole with { Runs = [.. whole.Runs.Take(7)] });
        Directory.Delete(Path.Combine(copy, "runs", RunOf("k12-lambda0.1-seed43")), recursive: true);
        string said = Said(copy, "sweep", "smoke-sweep");
        said.ShouldContain("extended by 1: 8 runs of smoke");
        said.ShouldContain("8/8 k12-lambda0.1-seed43 begins");
        said.ShouldNotContain("k12-lambda0.1-seed42 begins");
        said.ShouldContain("(every byte as before)");
        CopiedFolder.Remove(copy);
    }

    [Fact]
    public void Where_a_run_fails_it_is_listed_and_nothing_is_made_of_the_others()
    {
        string copy = swept.Copy();
        string run = Path.Combine(copy, "runs", RunOf("k6-lambda0-seed42"));
        Directory.Delete(run, recursive: true);
        File.WriteAllText(run, "somebody's");
        File.Delete(ManifestIn(copy));
        (int exitCode, string output, string error) = SweptWritten.Run(copy, "sweep", "smoke-sweep");
        exitCode.ShouldBe(1);
        error.ShouldContain("1 of 8 runs failed: k6-lambda0-seed42: ");
        error.ShouldContain("To try again what failed: ");
        error.ShouldContain("sweep --sweep=smoke-sweep");
        output.ShouldNotContain("report:");
        File.Exists(ManifestIn(copy)).ShouldBeFalse();
        CopiedFolder.Remove(copy);
    }

    [Fact]
    public void Verification_makes_every_run_again_and_gives_the_same_bytes()
    {
        string said = Said(swept.Folder, "verify", "--sweep=smoke-sweep");
        said.ShouldContain("k12-lambda0.1-seed43 begins");
        said.ShouldContain("same       collect/runs.parquet");
        said.ShouldContain("verified: all 9 of 9 artefacts of the sweep came out again, byte for byte");
        Directory.GetDirectories(Path.Combine(swept.Folder, "verify", "smoke-sweep")).Select(path => Path.GetFileName(path)).ShouldBe(["logs"], "what was made goes");
    }

    [Fact]
    public void An_arm_with_a_seed_is_held_against_its_row_of_the_table()
    {
        string said = Said(swept.Folder, "verify", "--sweep=smoke-sweep", "--arm=k6-lambda0.1", "--seed=43");
        said.ShouldContain("verified: arm k6-lambda0.1 with seed 43 came out again, each cell of 1 row of the table");
        said.ShouldNotContain("lambda0-");
        Directory.GetDirectories(Path.Combine(swept.Folder, "verify", "smoke-sweep")).Select(path => Path.GetFileName(path)).ShouldBe(["logs"], "what was made goes");
    }

    [Theory]
    [InlineData("verify", "--rtol=0.01", "A sweep is verified byte for byte: --rtol is for studies alone.")]
    [InlineData("sweep", "--through=3", "--through is the last of several runs, and --task, which says the first, is not given.")]
    [InlineData("sweep", "--task=3 --through=1", "--task=3 --through=1 are no runs one after another; expected --through to be 3 or more.")]
    [InlineData("sweep", "--task=8", "The sweep has 8 runs, from 0 to 7, and no run 8.")]
    public void What_makes_no_sense_of_a_sweep_is_refused(string command, string options, string words)
    {
        (int exitCode, _, string error) = SweptWritten.Run(swept.Folder, [command, "--sweep=smoke-sweep", .. options.Split(' ')]);
        exitCode.ShouldBe(2);
        error.ShouldContain(words);
    }

    [Fact]
    public void A_table_is_not_replaced_by_one_with_fewer_runs()
    {
        string copy = swept.Copy();
        Directory.Delete(Path.Combine(copy, "runs", RunOf("k6-lambda0-seed42")), recursive: true);
        byte[] before = File.ReadAllBytes(SweptSmoke.TableIn(copy, "smoke-sweep"));
        (int exitCode, _, string error) = SweptWritten.Run(copy, "sweep", "smoke-sweep", "--collect");
        exitCode.ShouldBe(1);
        error.ShouldContain(" has 8 runs, and of these 1 are not up to date or not there any more, so it is left as it is.");
        File.ReadAllBytes(SweptSmoke.TableIn(copy, "smoke-sweep")).ShouldBe(before);
        CopiedFolder.Remove(copy);
    }

    [Theory]
    [InlineData("sweep", "--study=smoke --name=unplanned --collect", "There is no sweep unplanned in ")]
    [InlineData("sweep", "--study=smoke --set=model.k=6 --name=unplanned --collect", "--collect writes the table of a sweep that was planned, and there is no plan in ")]
    [InlineData("gc", "--delte", "There is no option --delte. Did you mean --delete?")]
    [InlineData("sweep", "--jbos=3 --name=q", "There is no option --jbos.")]
    [InlineData("sweep", "smoke-sweep --offline --topk=6", "--topk is not for sweep.")]
    public void A_command_that_means_something_else_is_refused(string command, string options, string words)
    {
        (int exitCode, _, string error) = SweptWritten.Run(swept.Folder, [command, .. options.Split(' ')]);
        exitCode.ShouldBe(2, error);
        error.ShouldContain(words);
    }

    [Fact]
    public void A_summary_that_is_not_the_one_its_stage_wrote_is_not_believed()
    {
        string copy = swept.Copy();
        string run = RunOf("k6-lambda0-seed42");
        string summary = Path.Combine(copy, "runs", run, "evaluate", "summary.json");
        string text = File.ReadAllText(summary);
        File.Delete(summary);
        File.WriteAllText(summary, text.Replace("0.0", "0.000", StringComparison.Ordinal));
        ProcessOutcome compared = SweptWritten.Run(copy, "compare", run, RunOf("k6-lambda0-seed43"));
        compared.ExitCode.ShouldBe(1);
        compared.Errors.ShouldContain("is not the file that its stage wrote, so its numbers are not believed.");
        Said(copy, "status", "--study=smoke").ShouldContain("k6-lambda0");
        CopiedFolder.Remove(copy);
    }

    [Fact]
    public void A_plan_that_cannot_be_read_is_written_again_from_the_record()
    {
        string copy = swept.Copy();
        string plan = Path.Combine(copy, "sweeps", "smoke-sweep", PlanFile.FileName);
        byte[] before = File.ReadAllBytes(plan);
        File.WriteAllText(plan, "{ half a pl");
        Said(copy, "sweep", "smoke-sweep").ShouldContain("planned: 8 runs of smoke");
        File.ReadAllBytes(plan).ShouldBe(before);
        CopiedFolder.Remove(copy);
    }

    [Fact]
    public void A_measure_that_is_published_and_no_longer_made_is_a_difference()
    {
        (string whole, string part) = (Directory.CreateTempSubdirectory("whole-").FullName, Directory.CreateTempSubdirectory("part-").FullName);
        MadeRuns.Run[] runs = [new(6, 0, 42, 0.5), new(6, 0, 43, 0.25)];
        MadeRuns.Write(whole, runs);
        SweepPart of = new(MadeRuns.Write(part, runs, without: "bits"), "a part");
        of.Differences(Path.Combine(whole, SweepResults.Output), Path.Combine(part, SweepResults.Output)).ShouldBe(
            ["k6-lambda0-seed42, bits: published, and not made here", "k6-lambda0-seed43, bits: published, and not made here", "k6-lambda0-seed42, bits.sd: published, and not made here", "k6-lambda0-seed43, bits.sd: published, and not made here"]);
        Directory.Delete(whole, recursive: true);
        Directory.Delete(part, recursive: true);
    }

    // The rows of a whole sweep against those of a part whose second run is another.
    [Fact]
    public void A_cell_that_differs_is_named_with_both_values()
    {
        (string whole, string part) = (Directory.CreateTempSubdirectory("whole-").FullName, Directory.CreateTempSubdirectory("part-").FullName);
        MadeRuns.Write(whole, [new(6, 0, 42, 0.5), new(6, 0, 43, 0.25), new(6, 0.1, 42, 0.75)]);
        SweepPart of = new(MadeRuns.Write(part, [new(6, 0, 42, 0.5), new(6, 0, 43, 0.125), new(6, 0.1, 44, 1)]), "a part");
        of.Differences(Path.Combine(whole, SweepResults.Output), Path.Combine(part, SweepResults.Output)).ShouldBe(
            ["k6-lambda0.1-seed44 has no row in the published table", "k6-lambda0-seed43, mse: published 0.25, here 0.125", "k6-lambda0-seed43, ensemble.mse: published 0.125, here 0.0625"]);
        Directory.Delete(whole, recursive: true);
        Directory.Delete(part, recursive: true);
    }

    [Fact]
    public void Where_the_manifest_has_another_hash_verification_says_of_which_file()
    {
        string copy = swept.Copy();
        Manifest manifest = Manifest.Read(ManifestIn(copy));
        (manifest with { Artefacts = [.. manifest.Artefacts.Select(artefact => artefact.Path == "figures/errors.svg" ? artefact with { Sha256 = new string('0', 64) } : artefact)] }).Write(ManifestIn(copy));
        (int exitCode, string output, string error) = SweptWritten.Run(copy, "verify", "--sweep=smoke-sweep");
        exitCode.ShouldBe(3);
        output.ShouldContain("different  figures/errors.svg");
        error.ShouldContain("the sweep smoke-sweep differs from its manifest: figures/errors.svg: ");
        error.ShouldContain("sweep --sweep=smoke-sweep");
        CopiedFolder.Remove(copy);
    }

    private static string Said(string folder, params string[] arguments)
    {
        ProcessOutcome ended = SweptWritten.Run(folder, arguments);
        ended.ExitCode.ShouldBe(0, ended.Errors + ended.Output);
        return ended.Output;
    }
}
