using System.Diagnostics;
using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline.Tests.Signals;

/// <summary>
/// A signal in every stage but training, which has tests of its own. Where a stage is one long computation, the process is made to stop
/// for ever in it: work that never ends by itself is the hardest to end.
/// </summary>
[Trait("Category", "Reliability")]
public sealed class InterruptedStageTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("interrupted-").FullName;
    private readonly string _temporary = Directory.CreateTempSubdirectory("temporary-").FullName;
    private readonly SmokeRun _undisturbed;
    private string _sentence = "interrupted: finished stages and the last checkpoint are kept; run the same command to continue.";

    public InterruptedStageTests(SmokeRun undisturbed)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent with kill");
        _undisturbed = undisturbed;
    }

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        Directory.Delete(_temporary, recursive: true);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Acquire_that_hangs_in_a_file_is_ended(string signal)
    {
        Assert.SkipWhen(signal == "INT" && IgnoredSignals.Contains(2), IgnoredSignals.Why);
        await Interrupt(SignalledProcess.StallAt(2), "stalled at", signal, "acquire", $"--data-dir={SmokeRun.Data}");
        string data = Path.Combine(_folder, "data");
        Directory.GetDirectories(data).ShouldBeEmpty();
        Directory.GetFiles(data, "*-ubyte").ShouldBeEmpty("no file has its name before it is complete");
        Again("acquire", $"--data-dir={SmokeRun.Data}");
    }

    [Theory]
    [InlineData("data")]
    [InlineData("runs/smoke")]
    public async Task Waiting_for_another_run_is_ended(string locked)
    {
        using RunLock held = RunLock.Acquire(Path.Combine(_folder, locked), Assert.Fail, CancellationToken.None);
        await Interrupt([], "waiting: process", "TERM", "acquire", $"--data-dir={SmokeRun.Data}");
    }

    [Theory]
    [InlineData("normalize", "dataset.safetensors")]
    [InlineData("evaluate", "summary.parquet")]
    public async Task A_stage_that_hangs_in_a_file_is_ended_and_publishes_nothing(string stage, string output)
    {
        Remove(stage);
        await Interrupt(SignalledProcess.StallAt(6), "stalled at", "TERM", stage);
        File.Exists(Path.Combine(Run, stage, output)).ShouldBeFalse();
        Again(stage);
        File.Exists(Path.Combine(Run, stage, output)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("figures", "TERM")]
    [InlineData("figures", "QUIT")]
    [InlineData("report", "HUP")]
    public async Task Node_ends_with_the_stage_that_started_it_and_its_folder_goes(string stage, string signal)
    {
        Assert.SkipWhen(signal == "HUP" && IgnoredSignals.Contains(1), IgnoredSignals.Why);
        Assert.SkipWhen(signal == "QUIT" && IgnoredSignals.Contains(3), IgnoredSignals.Why);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are listed by /proc");
        Remove(stage);
        IReadOnlyList<int> node = [];
        ProcessStartInfo start = Start([], stage);
        (int exitCode, _, string error) = await SignalledProcess.Interrupt(
            start, (id, _) => Directory.GetFiles(_temporary, "request.json", SearchOption.AllDirectories).Length > 0
                && (node = ProcessTable.ChildrenOf(id, "node")).Count > 0, signal);
        exitCode.ShouldBe(130);
        error.Trim().ShouldBe(_sentence);
        SpinWait.SpinUntil(() => !node.Any(ProcessTable.IsAlive), TimeSpan.FromSeconds(20)).ShouldBeTrue("an orphan would go on");
        NothingTemporary();
        Again(stage);
    }

    [Fact]
    public async Task Verify_is_ended_and_its_half_done_run_goes()
    {
        SmokeRun.CopyFolder(_undisturbed.OneThread, _folder);
        _sentence = "interrupted: nothing of the half-done verification is kept; the same command begins it again.";
        await Interrupt([], "normalize: runs because", "TERM", "verify", $"--data-dir={SmokeRun.Data}");
        Directory.Exists(Path.Combine(_folder, "verify", "smoke", "runs")).ShouldBeFalse();
    }

    private string Run => Path.Combine(_folder, "runs", "smoke");

    private void Remove(string stage)
    {
        SmokeRun.CopyFolder(_undisturbed.OneThread, _folder);
        Directory.Delete(SmokeRun.StageIn(_folder, stage), recursive: true);
    }

    private ProcessStartInfo Start(string[] variables, params string[] arguments) => SignalledProcess.CommandLine(
        [.. variables, $"TMPDIR={_temporary}"], [.. arguments, "--study=smoke", $"--artifacts={_folder}"]);

    private async Task Interrupt(string[] variables, string words, string signal, params string[] arguments)
    {
        (int exitCode, string output, string error) = await SignalledProcess.Interrupt(Start(variables, arguments), words, signal);
        exitCode.ShouldBe(130, output + error);
        error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith("stalled at", StringComparison.Ordinal)).ShouldBe([_sentence]);
        NothingTemporary();
    }

    // Of ours: the runtime keeps sockets of its own there.
    private void NothingTemporary() => Directory.GetDirectories(_temporary).Select(path => Path.GetFileName(path))
        .ShouldNotContain(name => name.StartsWith("figures-", StringComparison.Ordinal) || name.StartsWith("report-", StringComparison.Ordinal));

    private void Again(params string[] arguments)
    {
        (int exitCode, _, string error) = CommandLineProcess.Run([], [.. arguments, "--study=smoke", $"--artifacts={_folder}"]);
        exitCode.ShouldBe(0, error);
    }
}
