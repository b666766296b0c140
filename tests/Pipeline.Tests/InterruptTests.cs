using System.Diagnostics;
using ResearchPipeline.Data.Files;
using ResearchPipeline.Stages;
using ResearchPipeline.Tests;

namespace ResearchPipeline.Pipeline.Tests;

[Collection("smoke run")]
[Trait("Category", "Reliability")]
public sealed class InterruptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interrupted-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_stops_training_within_a_second_and_it_continues_to_the_same_bytes(string signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        Assert.SkipWhen(signal == "INT" && IsIgnored(2), "whoever started this process (nohup, a job in the background) made it and its children ignore SIGINT");
        string[] expected = Train("whole");
        Prepare("stopped");
        await InterruptCli(Arguments("train", "stopped"), "members on", signal);
        Directory.GetFiles(Path.Combine(_folder, "stopped"), "checkpoint.safetensors", SearchOption.AllDirectories).ShouldHaveSingleItem();
        Train("stopped").ShouldBe(expected);
    }

    [Fact]
    public async Task A_signal_stops_any_other_stage_within_a_second_too()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        Train("stopped");
        await InterruptCli(Arguments("evaluate", "stopped"), "evaluate: runs because", "TERM");
        Directory.GetFiles(Path.Combine(_folder, "stopped"), "summary.parquet", SearchOption.AllDirectories).ShouldBeEmpty();
        ChildProcess.Run([], Arguments("evaluate", "stopped")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_signal_that_reaches_Cake_alone_ends_the_stage_that_it_started()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        string root = Repository.FindRoot();
        Assert.SkipUnless(ChildProcess.Start("dotnet", [], ["cake", "--version"]).ExitCode == 0, "Cake is not restored (dotnet tool restore)");
        string[] study = ["--study=smoke", "--epochs=5000", "--seed=31337"];
        string folder = Cli.Run(["plan", .. study]).Output.Split(Environment.NewLine)[0];
        Cli.Run(["normalize", .. study]).ExitCode.ShouldBe(0);
        ProcessStartInfo start = new("dotnet", ["cake", "--target=Train", "--exclusive", .. study]) { WorkingDirectory = root };
        (int exitCode, string output, string error) = await Interrupt(start, "members on", "TERM");
        exitCode.ShouldBe(130);
        error.ShouldStartWith("interrupted: ");
        output.ShouldNotContain("An error occurred", Case.Sensitive, "an interrupted run is no failure");
        Directory.GetFiles(folder, "checkpoint.safetensors", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).ShouldHaveSingleItem();
        using (RunLock free = RunLock.Acquire(folder, line => Assert.Fail(line), CancellationToken.None))
        {
        }

        Directory.Delete(folder, recursive: true);
    }

    // "SigIgn: 0000000000001002": bit n - 1 stands for signal n.
    private static bool IsIgnored(int signal)
    {
        const string status = "/proc/self/status";
        string? mask = File.Exists(status)
            ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))
            : null;
        return mask is not null && (Convert.ToUInt64(mask["SigIgn:".Length..].Trim(), 16) >> (signal - 1) & 1) == 1;
    }

    private static async Task InterruptCli(string[] arguments, string afterLine, string signal)
    {
        (int exitCode, _, string error) = await Interrupt(new ProcessStartInfo(ChildProcess.DotNet, [ChildProcess.CommandLine, .. arguments]), afterLine, signal);
        exitCode.ShouldBe(130);
        error.ShouldStartWith("interrupted: ");
    }

    private static async Task<(int ExitCode, string Output, string Error)> Interrupt(ProcessStartInfo start, string afterLine, string signal)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using Process child = Process.Start(start)!;
        while (await child.StandardOutput.ReadLineAsync() is string line && !line.Contains(afterLine, StringComparison.Ordinal))
        {
        }

        await Task.Delay(500);
        Stopwatch watch = Stopwatch.StartNew();
        using (Process kill = Process.Start("kill", [$"-{signal}", $"{child.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        Task<string> output = child.StandardOutput.ReadToEndAsync();
        string error = await child.StandardError.ReadToEndAsync();
        await child.WaitForExitAsync();
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2), "a second, and a busy machine");
        Tally.Add("signals answered, with two seconds allowed");
        return (child.ExitCode, await output, error);
    }

    private string[] Train(string name)
    {
        Prepare(name);
        (int exitCode, _, string error) = ChildProcess.Run([], Arguments("train", name));
        exitCode.ShouldBe(0, error);
        string train = Directory.GetDirectories(Path.Combine(_folder, name, "runs")).Select(run => Path.Combine(run, "train")).Single();
        return [.. StageRecord.Read(train)!.Outputs.Select(output => $"{output.Path} {output.Sha256}")];
    }

    private void Prepare(string name)
    {
        foreach (string stage in (string[])["acquire", "normalize"])
        {
            ChildProcess.Run([], Arguments(stage, name)).ExitCode.ShouldBe(0);
        }
    }

    private string[] Arguments(string stage, string name) =>
        [stage, "--study=smoke", "--epochs=100", $"--data-dir={SmokeRun.Data}", $"--artifacts={Path.Combine(_folder, name)}"];
}
