using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Runs at once, and folders and clocks that move.</summary>
[Trait("Category", "Reliability")]
public sealed class ConcurrentRunTests(SmokeRun undisturbed)
{
    [Fact]
    public async Task Runs_at_once_give_the_right_result_and_those_that_wait_say_for_whom()
    {
        const int runs = 2;
        using SmokeFolder folder = new(undisturbed);
        ProcessOutcome[] ended = await Task.WhenAll(Enumerable.Range(0, runs).Select(_ => Task.Run(() => folder.Run())));
        ended.ShouldAllBe(one => one.ExitCode == 0);
        ended.Count(one => one.Output.Contains("waiting: process ", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(1);
        ended.Count(one => one.Output.Contains("train: runs because", StringComparison.Ordinal)).ShouldBe(1, "the other finds it done");
        folder.RequireSameManifest();
        Tally.Add("runs at once in one folder", runs);
    }

    [Fact]
    public async Task Different_runs_at_once_share_the_raw_files()
    {
        using SmokeFolder folder = new(undisturbed);
        string[] seeds = ["--seed=1", "--seed=2", "--seed=3"];
        ProcessOutcome[] ended = await Task.WhenAll(seeds.Select(seed => Task.Run(() => CommandLineProcess.Run(
            [], "acquire", "--study=smoke", $"--data-dir={SmokeRun.Data}", $"--artifacts={folder.Path}", seed))));
        ended.ShouldAllBe(one => one.ExitCode == 0);
        Directory.GetFiles(Path.Combine(folder.Path, "data"), "*-ubyte*").Length.ShouldBe(4);
    }

    [Fact]
    public void A_moved_folder_and_a_clock_that_jumped_compute_nothing_again()
    {
        using SmokeFolder folder = new(undisturbed);
        string moved = Path.Combine(folder.Path, "moved here");
        SmokeRun.CopyFolder(undisturbed.OneThread, moved);
        int file = 0;
        foreach (string path in Directory.EnumerateFiles(moved, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(path, new DateTime(file++ % 2 == 0 ? 1999 : 2099, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        (int exitCode, string output, string error) = CommandLineProcess.Run([], "run", "--study=smoke", $"--data-dir={SmokeRun.Data}", $"--artifacts={moved}");
        exitCode.ShouldBe(0, error);
        output.ShouldNotContain("runs because");
        output.ShouldContain("report: up to date");
    }
}
