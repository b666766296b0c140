using System.Globalization;
using System.Text.Json;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Processes;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The explorer of the smoke study: made twice, read without a browser, and opened in one.</summary>
public sealed class ExplorerTests(ExploredSmoke smoke, SmallRuns small) : IClassFixture<ExploredSmoke>
{
    private const string NoBrowser = "there is no Chromium ('apt-get install --no-install-recommends chromium')";
    private static readonly string Scripts = Path.Combine(Repository.FindRoot(), "tests", "Pipeline.Tests", "Explorer");
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];

    [Fact]
    public void It_has_the_same_bytes_in_two_runs_and_leaves_the_manifest_alone()
    {
        byte[] manifest = File.ReadAllBytes(Path.Combine(smoke.Folder, Manifest.FileName));
        string[] folders = [FolderIn(smoke.OneThread), FolderIn(smoke.TwoThreads)];
        Dictionary<string, string>[] files = [.. folders.Select(folder => DirectoryEntry.Below(folder).Where(path => path != "stage.json").ToDictionary(path => path, path => Sha256.OfFile(Path.Combine(folder, path))))];
        files[0].Keys.ShouldContain("index.html");
        files[1].ShouldBe(files[0]);
        File.ReadAllBytes(Path.Combine(smoke.Folder, Manifest.FileName)).ShouldBe(manifest);
    }

    [Fact]
    public void A_second_time_it_is_up_to_date()
    {
        FolderIn(smoke.OneThread);
        Explore(smoke.OneThread).Output.ShouldContain("explore: up to date");
    }

    [Fact]
    public void The_page_encodes_as_the_pipeline_does_within_the_documented_tolerance() =>
        RunTests("codes", FolderIn(smoke.OneThread), smoke.Stage(StageNames.Evaluate));

    [Fact]
    public void What_the_page_copies_as_SQL_chooses_what_the_page_chooses()
    {
        using JsonDocument asked = JsonDocument.Parse(Node(Path.Combine(Scripts, "queries.mjs"), FolderIn(smoke.OneThread), smoke.Stage(StageNames.Evaluate)));
        using ResultDatabase database = new();
        string[] tables = ["features", "matched_cosines"];
        database.AddTables(smoke.Stage(StageNames.Evaluate), tables);
        asked.RootElement.GetArrayLength().ShouldBeGreaterThan(9);
        foreach (JsonElement one in asked.RootElement.EnumerateArray())
        {
            string sql = one.GetProperty("sql").GetString()!;
            Answer answer = database.Query(tables.Aggregate(sql, (query, table) => query.Replace($"'{table}.parquet'", table, StringComparison.Ordinal)));
            (int, int)[] found = [.. Enumerable.Range(0, answer.Count).Select(row => (Whole(answer["member"][row]), Whole(answer["feature"][row])))];
            found.ShouldBe(one.GetProperty("rows").EnumerateArray().Select(row => (row[0].GetInt32(), row[1].GetInt32())), ignoreOrder: true, sql);
        }

        static int Whole(object? value) => Convert.ToInt32(value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Another_run_stands_beside_the_study_feature_by_feature()
    {
        Assert.SkipWhen(Browser is null, NoBrowser);
        string artifacts = Directory.CreateTempSubdirectory("beside-").FullName;
        try
        {
            SmokeRun.CopyFolder(smoke.OneThread, artifacts);
            Explore(artifacts, "small-k-sparse", "--with=smoke");
            RunTests("runs", SmokeRun.StageIn(artifacts, ExploreStage.Name, "small-k-sparse"), SmokeRun.StageIn(artifacts, StageNames.Evaluate, "small-k-sparse"));
            // Asked for again without it, the page is the study's alone.
            Explore(artifacts, "small-k-sparse");
            File.Exists(Path.Combine(SmokeRun.StageIn(artifacts, ExploreStage.Name, "small-k-sparse"), "data", "beside-0-pairs.js")).ShouldBeFalse();
        }
        finally
        {
            Directory.Delete(artifacts, recursive: true);
        }
    }

    [Fact]
    public void Arms_that_a_study_compares_stand_beside_it_once_they_have_run()
    {
        Assert.SkipWhen(Browser is null, NoBrowser);
        const string study = "small-comparison";
        string artifacts = Directory.CreateTempSubdirectory("arms-").FullName;
        try
        {
            string[] common = [$"--study={study}", "--data-dir", SmokeRun.Data, "--artifacts", artifacts];
            CommandLineProcess.Run([], ["run", "--until=evaluate", .. common]).ExitCode.ShouldBe(0);
            ProcessOutcome early = CommandLineProcess.Run([], ["explore", $"--with={study}@whole-sum.2", .. common]);
            (early.ExitCode, early.Errors.Trim()).ShouldBe((2, "error: small-comparison has no results yet: its whole-sum.2.train stage has not run. Run it to its end first."));

            CommandLineProcess.Run([], ["run", .. common]).ExitCode.ShouldBe(0);
            Explore(artifacts, study, $"--with={study}@whole-sum.2");
            RunTests("runs", SmokeRun.StageIn(artifacts, ExploreStage.Name, study), SmokeRun.StageIn(artifacts, StageNames.Evaluate, study));
        }
        finally
        {
            Directory.Delete(artifacts, recursive: true);
        }
    }

    [Theory]
    [InlineData("no-such-run", "There is no run no-such-run in ")]
    [InlineData("smoke+smoke", "--with is \"smoke+smoke\"; expected one run, for the features of each are shown.")]
    [InlineData("published:k-sparse-ensemble", "--with is \"published:k-sparse-ensemble\", and what is published of k-sparse-ensemble has no weights. Run it first: ")]
    [InlineData("smoke@half-sum", "The study smoke compares no arms.")]
    public void What_cannot_stand_beside_it_is_said_before_anything_runs(string with, string words)
    {
        ProcessOutcome ended = CommandLineProcess.Run([], "explore", "--study=small-softmax", $"--with={with}", "--data-dir", SmokeRun.Data, "--artifacts", smoke.OneThread);
        ended.ExitCode.ShouldBe(2);
        ended.Errors.ShouldStartWith($"error: {words}");
        ended.Output.ShouldBe("");
    }

    [Fact]
    public void A_run_of_images_of_another_shape_and_one_without_features_do_not_fit()
    {
        Study Of(string name) => Catalogue.studies.Single(study => study.Name == name);
        LearnedRun Run(string name, string folder) => new(name, Of(name), folder, folder);
        Run("whitened-patches", smoke.Folder).Misfit(Of("smoke")).ShouldBe(
            "whitened-patches learned from images of 3 x 8 x 8 pixels, and smoke learns from images of 28 x 28 pixels: their features cannot stand side by side.");
        Run("small-softmax", smoke.Folder).Misfit(Of("smoke")).ShouldBe("small-softmax makes no images again from codes, so it has no features that could stand beside those of smoke.");
        Run("smoke", smoke.Stage(StageNames.Train)).Misfit(Of("small-k-sparse")).ShouldBeNull();
    }

    [Theory]
    [InlineData("pages")]
    [InlineData("back")]
    [InlineData("tables")]
    [InlineData("numbers")]
    [InlineData("hostile")]
    [InlineData("approved")]
    public void It_passes_its_tests_in_a_browser(string tests)
    {
        Assert.SkipWhen(Browser is null, NoBrowser);
        RunTests(tests, FolderIn(smoke.OneThread), smoke.Stage(StageNames.Evaluate));
    }

    [Theory]
    [InlineData("small-deep")]
    [InlineData("small-variational")]
    [InlineData("small-softmax")]
    [InlineData("small-kl-sparse")]
    [InlineData("small-whitened")]
    public void That_of_another_kind_of_learner_opens_and_says_what_it_does_not_have(string study)
    {
        Assert.SkipWhen(Browser is null, NoBrowser);
        string artifacts = Directory.CreateTempSubdirectory("explored-").FullName;
        try
        {
            SmokeRun.CopyFolder(small.Of(study), artifacts);
            Explore(artifacts, study);
            RunTests("others", SmokeRun.StageIn(artifacts, ExploreStage.Name, study), SmokeRun.StageIn(artifacts, StageNames.Evaluate, study));
        }
        finally
        {
            Directory.Delete(artifacts, recursive: true);
        }
    }

    private static string? Browser => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Browsers.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    private static void RunTests(string tests, string folder, string tables) =>
        Node(Path.Combine(Scripts, $"{tests}.test.mjs"), folder, tables, "--test", "--test-reporter=spec");

    private static string Node(string script, string folder, string tables, params string[] options)
    {
        ChildProcess node = new("node", [.. options, script]) { Variables = [$"EXPLORER_FOLDER={folder}", $"EXPLORER_TABLES={tables}", $"EXPLORER_BROWSER={Browser}"] };
        (int exitCode, string output, string errors) = node.Run();
        exitCode.ShouldBe(0, output + errors);
        return output;
    }

    private static string FolderIn(string artifacts)
    {
        Explore(artifacts);
        return SmokeRun.StageIn(artifacts, ExploreStage.Name);
    }

    private static ProcessOutcome Explore(string artifacts, string study = "smoke", params string[] options)
    {
        ProcessOutcome ended = CommandLineProcess.Run([], ["explore", $"--study={study}", "--data-dir", SmokeRun.Data, "--artifacts", artifacts, .. options]);
        ended.ExitCode.ShouldBe(0, ended.Errors);
        return ended;
    }
}
