using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Files;
using ResearchPipeline.Stages;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>
/// Processes that are killed, disks that are full, bits that flip: the next run heals, and ends with the bytes of a run that nothing
/// happened to.
/// </summary>
[Collection("smoke run")]
public sealed class FaultTests(SmokeRun run) : IDisposable
{
    private const int LatestPoint = 70;
    private readonly string _artifacts = Directory.CreateTempSubdirectory("faults ü ").FullName;

    public void Dispose() => Directory.Delete(_artifacts, recursive: true);

    [Theory]
    [InlineData(1ul, 12)]
    [InlineData(2ul, 12)]
    public void Killed_at_random_writes_and_renames_it_ends_with_the_same_bytes(ulong seed, int kills) => KillAgainAndAgain(seed, kills);

    [Fact(Explicit = true)]
    public void Killed_two_hundred_times_it_ends_with_the_same_bytes()
    {
        int killed = 0;
        for (ulong seed = 100; killed < 200; seed++)
        {
            killed += KillAgainAndAgain(seed, 12);
            Directory.Delete(_artifacts, recursive: true);
            Directory.CreateDirectory(_artifacts);
        }
    }

    [Theory]
    [InlineData("full", "No space left on device")]
    [InlineData("short", "Only half of")]
    [InlineData("denied", "is denied")]
    public void A_write_that_fails_is_told_in_one_paragraph_with_the_command_that_continues(string kind, string message)
    {
        foreach (int point in (int[])[6, 17, 33, 52])
        {
            (int exitCode, _, string error) = ChildProcess.Run([$"{FaultPoint.Variable}={kind}:{point}"], Arguments("run"));
            exitCode.ShouldBe(1, $"{kind} at {point}");
            error.ShouldStartWith("error: ");
            error.ShouldContain(message);
            error.ShouldMatch("to continue: dotnet [^ ]+research-pipeline.dll run --study=smoke ");
            error.Trim().ShouldNotContain("\n", Case.Sensitive, "no stack trace");
            Directory.GetFiles(Path.Combine(_artifacts, "logs", "smoke")).ShouldContain(
                log => File.ReadAllText(log).Contains("   at ", StringComparison.Ordinal), "the trace is in the stage's log");
        }

        Finish();
    }

    [Fact]
    public void A_moved_folder_and_a_clock_that_jumped_compute_nothing_again()
    {
        string moved = Path.Combine(_artifacts, "moved here");
        SmokeRun.CopyFolder(run.OneThread, moved);
        int file = 0;
        foreach (string path in Directory.EnumerateFiles(moved, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(path, file++ % 2 == 0 ? new DateTime(1999, 1, 1, 0, 0, 0, DateTimeKind.Utc) : new DateTime(2099, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        (int exitCode, string output, string error) = ChildProcess.Run([], "run", "--study=smoke", $"--data-dir={SmokeRun.Data}", $"--artifacts={moved}");
        exitCode.ShouldBe(0, error);
        output.ShouldNotContain("runs because");
    }

    [Theory]
    [InlineData("normalize/dataset.safetensors")]
    [InlineData("train/weights-epoch-1.safetensors")]
    [InlineData("train/stage.json")]
    [InlineData("evaluate/codes.parquet")]
    [InlineData("figures/agreement.svg")]
    [InlineData("figures/dictionary.png")]
    [InlineData("report/report.pdf")]
    [InlineData("../../data/t10k-images-idx3-ubyte")]
    public void A_flipped_bit_is_noticed_and_repaired(string file)
    {
        SmokeRun.CopyFolder(run.OneThread, _artifacts);
        string path = Path.Combine(_artifacts, "runs", "smoke", file);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 4;
        File.WriteAllBytes(path, bytes);
        Finish();
    }

    [Fact]
    public async Task Three_runs_at_once_give_the_right_result_and_those_that_wait_say_for_whom()
    {
        (int ExitCode, string Output, string Error)[] runs = await Task.WhenAll(Enumerable.Range(0, 3)
            .Select(_ => Task.Run(() => ChildProcess.Run([], Arguments("run")))));
        runs.ShouldAllBe(one => one.ExitCode == 0);
        runs.Count(one => one.Output.Contains("waiting: process ", StringComparison.Ordinal)).ShouldBeGreaterThanOrEqualTo(1);
        runs.Count(one => one.Output.Contains("train: runs because", StringComparison.Ordinal)).ShouldBe(1, "the others find it done");
        SameManifest();
    }

    private int KillAgainAndAgain(ulong seed, int most)
    {
        PhiloxSequence random = new(seed, Purpose.Shuffle, 0);
        int killed = 0;
        while (killed < most)
        {
            (int exitCode, _, _) = ChildProcess.Run([$"{FaultPoint.Variable}=kill:{1 + random.NextIndex(LatestPoint)}"], Arguments("run"));
            if (exitCode == 0)
            {
                break;
            }

            exitCode.ShouldBe(137, "killed, not failed");
            killed++;
        }

        killed.ShouldBeGreaterThan(0);
        Finish();
        return killed;
    }

    private void Finish()
    {
        (int exitCode, _, string error) = ChildProcess.Run([], Arguments("run"));
        exitCode.ShouldBe(0, error);
        SameManifest();
    }

    private void SameManifest() => Manifest.Read(Path.Combine(_artifacts, "runs", "smoke", Manifest.FileName))
        .DifferencesFrom(Manifest.Read(Path.Combine(run.OneThread, "runs", "smoke", Manifest.FileName)))
        .ShouldBeEmpty();

    private string[] Arguments(string command) => [command, "--study=smoke", $"--data-dir={SmokeRun.Data}", $"--artifacts={_artifacts}"];
}
