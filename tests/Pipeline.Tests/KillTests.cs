using System.Diagnostics;
using ResearchPipeline.Compute.Random;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Processes that are killed (SIGKILL): whoever runs next continues, and ends with the bytes of a run that nothing happened to.</summary>
[Trait("Category", "Reliability")]
public sealed class KillTests(SmokeRun undisturbed)
{
    private const int KilledExitCode = 137;
    private const int LatestPoint = 60;
    private const int LatestMillisecond = 2500;

    // One in each band: few kills, and none of them where another was.
    private const int Bands = 2;
    private const int ManyKills = 52;

    [Fact]
    public void Killed_at_random_writes_flushes_and_renames() => FewOrMany(seed: 1, KillAtPoint);

    [Fact]
    public void Killed_at_random_moments() => FewOrMany(seed: 3, KillAtMoment);

    [Fact(Explicit = true)]
    public void Killed_two_hundred_times_at_random_moments() => AtOnceInTwoFolders(100, 200, KillAtMoment);

    [Fact(Explicit = true)]
    public void Killed_once_at_every_write_flush_and_rename() => EveryPoint.Sweep(undisturbed, step: 1, (folder, point) =>
    {
        int exitCode = folder.Run($"kill:{point}").ExitCode;
        exitCode.ShouldBeOneOf(KilledExitCode, 0);
        return exitCode != 0;
    }, "kills, one at every write, flush and rename");

    private void FewOrMany(ulong seed, Func<SmokeFolder, double, bool> kill)
    {
        if (Tally.IsSoak)
        {
            AtOnceInTwoFolders(seed, ManyKills, kill);
        }
        else
        {
            InFolders(seed, chain: 0, Bands, kill);
        }
    }

    private void AtOnceInTwoFolders(ulong seed, int kills, Func<SmokeFolder, double, bool> kill) =>
        Parallel.For(0, 2, chain => InFolders(seed, (ulong)chain, kills / 2, kill));

    // A folder's runs are killed until one comes through; then a new folder begins.
    private void InFolders(ulong seed, ulong chain, int kills, Func<SmokeFolder, double, bool> kill)
    {
        PhiloxSequence random = new(seed, Purpose.Shuffle, chain);
        int attempts = 0;
        for (int done = 0; done < kills;)
        {
            using SmokeFolder folder = new(undisturbed);
            while (done < kills && kill(folder, InBand(attempts++, random)))
            {
                done++;
            }

            folder.Finish();
        }
    }

    // A share of the latest moment: kills take their turns in equal bands, the last of which comes first and leaves most to continue from.
    private static double InBand(int attempt, PhiloxSequence random) => (Bands - 1 - (attempt % Bands) + random.NextDouble()) / Bands;

    private static bool KillAtPoint(SmokeFolder folder, double share)
    {
        int exitCode = folder.Run($"kill:{1 + (int)(share * LatestPoint)}").ExitCode;
        exitCode.ShouldBeOneOf(KilledExitCode, 0);
        return Counted(exitCode != 0, "kills at random writes, flushes and renames");
    }

    private static bool KillAtMoment(SmokeFolder folder, double share)
    {
        using Process child = Process.Start(CommandLineProcess.Of([], [.. folder.Arguments]).ToStartInfo())!;
        Task<string> output = child.StandardOutput.ReadToEndAsync();
        Task<string> error = child.StandardError.ReadToEndAsync();
        bool ended = child.WaitForExit(TimeSpan.FromMilliseconds(share * LatestMillisecond));
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
