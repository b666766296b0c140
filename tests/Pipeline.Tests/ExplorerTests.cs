using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Processes;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The explorer of the smoke study: made twice, read without a browser, and opened in one.</summary>
[Collection("command line")]
public sealed class ExplorerTests(SmokeRun smoke)
{
    private const string NoBrowser = "there is no Chromium ('apt-get install --no-install-recommends chromium')";
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

    [Theory]
    [InlineData("pages")]
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
    public void That_of_another_kind_of_learner_opens_and_says_what_it_does_not_have(string study)
    {
        Assert.SkipWhen(Browser is null, NoBrowser);
        string artifacts = Directory.CreateTempSubdirectory("explored-").FullName;
        try
        {
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

    private static void RunTests(string tests, string folder, string tables)
    {
        ChildProcess node = new("node", ["--test", "--test-reporter=spec", Path.Combine(Repository.FindRoot(), "tests", "Pipeline.Tests", "Explorer", $"{tests}.test.mjs")])
        {
            Variables = [$"EXPLORER_FOLDER={folder}", $"EXPLORER_TABLES={tables}", $"EXPLORER_BROWSER={Browser}"],
        };
        (int exitCode, string output, string errors) = node.Run();
        exitCode.ShouldBe(0, output + errors);
    }

    private static string FolderIn(string artifacts)
    {
        Explore(artifacts);
        return SmokeRun.StageIn(artifacts, ExploreStage.Name);
    }

    private static ProcessOutcome Explore(string artifacts, string study = "smoke")
    {
        ProcessOutcome ended = CommandLineProcess.Run([], "explore", $"--study={study}", "--data-dir", SmokeRun.Data, "--artifacts", artifacts);
        ended.ExitCode.ShouldBe(0, ended.Errors);
        return ended;
    }
}
