using System.Diagnostics;
using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests.Signals;

/// <summary>A signal while the ensemble is trained, sent to the command line and to Cake.</summary>
[Collection("command line")]
[Trait("Category", "Reliability")]
public sealed class InterruptTests : IDisposable
{
    // Long enough that every signal comes before the end.
    private const int Epochs = 12;
    private readonly string _folder = Directory.CreateTempSubdirectory("interrupted-").FullName;

    private static string Artifacts => Path.Combine(Repository.FindRoot(), "artifacts");

    // Cake works in the checkout's own artifacts: what is left there after a failure would be a run that nobody asked for.
    private string? _inCheckout;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        if (_inCheckout is not null)
        {
            Workspace checkout = new("", Artifacts, _inCheckout, null);
            checkout.Run.Remove();
            checkout.Stages.Collect();
        }
    }

    [Fact]
    public async Task Signals_stop_training_which_continues_to_the_same_bytes_and_counts_all_parts()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        string[] signals = IgnoredSignals.Contains(2) ? ["TERM", "TERM"] : ["TERM", "INT"];
        string[] expected = Train("whole", parts: 1);
        foreach ((string signal, string epoch) in signals.Zip((string[])[$"epoch 2/{Epochs}", $"epoch 5/{Epochs}"]))
        {
            (int exitCode, _, string error) = await SignalledProcess.Interrupt(
                SignalledProcess.CommandLine([], Arguments("stopped")), epoch, signal);
            exitCode.ShouldBe(130, signal);
            error.ShouldStartWith("interrupted: ");
            Directory.GetFiles(Path.Combine(_folder, "stopped"), "checkpoint.safetensors", SearchOption.AllDirectories).ShouldHaveSingleItem();
        }

        Train("stopped", parts: 3).ShouldBe(expected);
        Directory.GetFiles(Path.Combine(_folder, "stopped", "logs"), "train.log", SearchOption.AllDirectories).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(log => Enumerable.Range(1, Epochs).ShouldAllBe(epoch => File.ReadAllText(log).Contains($" epoch {epoch}/{Epochs}: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_signal_that_reaches_Cake_alone_ends_the_stage_that_it_started()
    {
        (int exitCode, string output, string error) = await InterruptCake("dotnet", ["cake"], "TERM");
        exitCode.ShouldBe(130);
        error.ShouldStartWith("interrupted: ");
        output.ShouldNotContain("An error occurred", Case.Sensitive, "an interrupted run is no failure");
    }

    // A terminal sends it to all that run on it. The SDK's own process dies of it at once; the test waits for those that have its pipes.
    [Fact]
    public async Task A_terminal_that_closes_ends_Cake_and_the_stage_that_it_started()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "setsid starts a group of its own");
        Assert.SkipWhen(IgnoredSignals.Contains(1), IgnoredSignals.Why);
        (_, string output, string error) = await InterruptCake("setsid", ["dotnet", "cake"], "HUP", toGroup: true);
        error.ShouldStartWith("interrupted: ");
        output.ShouldNotContain("An error occurred");
    }

    private async Task<ProcessOutcome> InterruptCake(string program, string[] words, string signal, bool toGroup = false)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        string root = Repository.FindRoot();
        Assert.SkipUnless(new ChildProcess("dotnet", ["cake", "--version"]).Run().ExitCode == 0, "Cake is not restored (dotnet tool restore)");
        string[] study = ["--study=smoke", "--epochs=5000", "--seed=31337"];
        string folder = Cli.Run(["plan", .. study]).Output.Split(Environment.NewLine)[0];
        _inCheckout = folder;
        Cli.Run(["normalize", .. study]).ExitCode.ShouldBe(0);
        ProcessStartInfo start = new(program, [.. words, "--target=Train", "--exclusive", .. study]) { WorkingDirectory = root };
        ProcessOutcome ended = await SignalledProcess.Interrupt(
            start, (_, said) => said.Contains("epoch 2/5000", StringComparison.Ordinal), signal, toGroup);
        string begun = Path.GetDirectoryName(new FileInfo(Path.Combine(folder, ".train.next")).LinkTarget!)!;
        File.Exists(Path.Combine(folder, begun, ".train.partial", "checkpoint.safetensors")).ShouldBeTrue();
        using (RunLock free = RunLock.Acquire(folder, line => Assert.Fail(line), CancellationToken.None))
        {
        }

        return ended;
    }

    private string[] Train(string name, int parts)
    {
        (int exitCode, _, string error) = CommandLineProcess.Run([], Arguments(name));
        exitCode.ShouldBe(0, error);
        string run = Path.GetFileName(Directory.GetDirectories(Path.Combine(_folder, name, "runs")).Single());
        string train = SmokeRun.StageIn(Path.Combine(_folder, name), "train", run);
        StageTiming.Read(Path.GetDirectoryName(train)!)!.Parts.ShouldBe(parts);
        return [.. StageRecord.Read(train)!.Outputs.Select(output => $"{output.Path} {output.Sha256}")];
    }

    private string[] Arguments(string name) =>
        ["run", "--until=train", "--study=smoke", $"--epochs={Epochs}", $"--data-dir={SmokeRun.Data}", $"--artifacts={Path.Combine(_folder, name)}"];
}
