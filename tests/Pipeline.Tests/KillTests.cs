using System.Diagnostics;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Tests;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Processes that are killed (SIGKILL): whoever runs next continues, and ends with the bytes of a run that nothing happened to.</summary>
[Collection("smoke run")]
[Trait("Category", "Reliability")]
public sealed class KillTests(SmokeRun undisturbed)
{
    private const int KilledExitCode = 137;
    private const int LatestPoint = 60;
    private const int LatestMillisecond = 2500;

    [Theory]
    [InlineData(1ul, 26)]
    [InlineData(2ul, 26)]
    public void Killed_at_random_writes_flushes_and_renames(ulong seed, int kills) => AtOnceInTwoFolders(seed, kills, KillAtPoint);

    [Theory]
    [InlineData(3ul, 26)]
    [InlineData(4ul, 26)]
    public void Killed_at_random_moments(ulong seed, int kills) => AtOnceInTwoFolders(seed, kills, KillAtMoment);

    [Fact(Explicit = true)]
    public void Killed_two_hundred_times_at_random_moments() => AtOnceInTwoFolders(100, 200, KillAtMoment);

    [Fact(Explicit = true)]
    public void Killed_once_at_every_write_flush_and_rename() => EveryPoint.Sweep(undisturbed, step: 1, (folder, point) =>
    {
        int exitCode = folder.Run($"kill:{point}").ExitCode;
        exitCode.ShouldBeOneOf(KilledExitCode, 0);
        return exitCode != 0;
    }, "kills, one at every write, flush and rename");

    // Each folder's runs are killed until one comes through; then a new folder begins.
    private void AtOnceInTwoFolders(ulong seed, int kills, Func<SmokeFolder, PhiloxSequence, bool> kill) => Parallel.For(0, 2, chain =>
    {
        PhiloxSequence random = new(seed, Purpose.Shuffle, (ulong)chain);
        for (int done = 0; done < kills / 2;)
        {
            using SmokeFolder folder = new(undisturbed);
            while (done < kills / 2 && kill(folder, random))
            {
                done++;
            }

            folder.Finish();
        }
    });

    private static bool KillAtPoint(SmokeFolder folder, PhiloxSequence random)
    {
        int exitCode = folder.Run($"kill:{1 + random.NextIndex(LatestPoint)}").ExitCode;
        exitCode.ShouldBeOneOf(KilledExitCode, 0);
        return Counted(exitCode != 0, "kills at random writes, flushes and renames");
    }

    private static bool KillAtMoment(SmokeFolder folder, PhiloxSequence random)
    {
        ProcessStartInfo start = new(ChildProcess.DotNet, [ChildProcess.CommandLine, .. folder.Arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process child = Process.Start(start)!;
        Task<string> output = child.StandardOutput.ReadToEndAsync();
        Task<string> error = child.StandardError.ReadToEndAsync();
        bool ended = child.WaitForExit(TimeSpan.FromMilliseconds(random.NextIndex(LatestMillisecond)));
        if (!ended)
        {
            child.Kill();
        }

        child.WaitForExit();
        child.ExitCode.ShouldBeOneOf([KilledExitCode, 0], $"{output.Result}{error.Result}");
        return Counted(child.ExitCode != 0, "kills at random moments");
    }

    private static bool Counted(bool killed, string what)
    {
        if (killed)
        {
            Tally.Add(what);
        }

        return killed;
    }
}
