namespace ResearchPipeline.Engine.Tests;

public sealed class StageEngineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("stages-").FullName;
    private readonly List<string> _lines = [];
    private int _runs;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_stage_runs_once_and_is_then_up_to_date()
    {
        Run().ShouldBeTrue();
        Run().ShouldBeFalse();
        _runs.ShouldBe(1);
        File.ReadAllText(Output("out.txt")).ShouldBe("made");
    }

    [Fact]
    public void Every_reason_to_run_again_is_told()
    {
        Run();
        Run(k: "40");
        File.WriteAllText(Input, "other input");
        Run(k: "40");
        File.AppendAllText(Output("out.txt"), "!");
        Run(k: "40");
        File.Delete(Output("out.txt"));
        Run(k: "40");
        string.Join("\n", _lines.Where(line => line.Contains("because", StringComparison.Ordinal))).ShouldBe(
            """
            make: runs because it has not run yet
            make: runs because parameter k: 50 -> 40
            make: runs because input input.txt changed
            make: runs because output out.txt was altered
            make: runs because output out.txt is missing
            """);
    }

    [Fact]
    public void A_stage_that_is_asked_for_runs_though_it_is_up_to_date()
    {
        Run();
        Run(force: true).ShouldBeTrue();
        _lines[^2].ShouldBe("make: runs because it was asked for");
    }

    [Fact]
    public void How_long_a_stage_took_stands_beside_it_and_a_file_that_cannot_be_read_is_written_anew()
    {
        using StageSandbox sandbox = new();
        sandbox.Run();
        StageTiming first = StageTiming.Read(sandbox.Entry)!;
        first.Machine.ShouldStartWith(Environment.MachineName);
        first.Device.ShouldBeNull("the stage does not say");
        first.PeakBytes.ShouldNotBeNull().ShouldBeGreaterThan(1_000_000);
        File.WriteAllText(Path.Combine(sandbox.Entry, "timing.json"), "{");
        StageTiming.Read(sandbox.Entry).ShouldBeNull();
        File.Delete(sandbox.At("make", "out.txt"));
        sandbox.Run();
        StageTiming.Read(sandbox.Entry)!.Began.ShouldNotBe(first.Began);
    }

    [Fact]
    public void What_computed_a_stage_stands_beside_it_and_the_record_of_an_earlier_version_has_none()
    {
        using StageSandbox sandbox = new() { Device = new StageDevice("abacus", 3) };
        sandbox.Run();
        StageTiming timing = StageTiming.Read(sandbox.Entry)!;
        (timing.Device, timing.Threads).ShouldBe(("abacus", 3));
        File.WriteAllText(Path.Combine(sandbox.Entry, "timing.json"), """{ "began": "2026-01-02T03:04:05Z", "seconds": 1.5, "machine": "m", "parts": 1 }""");
        StageTiming.Read(sandbox.Entry).ShouldBe(new StageTiming("2026-01-02T03:04:05Z", 1.5, "m", 1));
    }

    [Fact]
    public void A_failing_stage_leaves_the_previous_result_in_place()
    {
        Run();
        Should.Throw<InvalidOperationException>(() => Run(k: "40", fail: true));
        File.ReadAllText(Output("out.txt")).ShouldBe("made");
        Run().ShouldBeFalse("the published result is still the one of k = 50");
    }

    [Fact]
    public void An_interrupted_stage_finds_its_own_work_again_but_not_that_of_another()
    {
        Should.Throw<InvalidOperationException>(() => Run(fail: true));
        Run(k: "40", keep: true);
        File.ReadAllText(Output("out.txt")).ShouldBe("made", "half.txt was made for k = 50");
        Should.Throw<InvalidOperationException>(() => Run(k: "30", fail: true));
        Run(k: "30", keep: true);
        File.ReadAllText(Output("out.txt")).ShouldBe("resumed from half");
        File.Exists(Output("half.txt")).ShouldBeFalse("it is no output");
    }

    [Fact]
    public void A_replacement_cut_short_is_healed()
    {
        using StageSandbox sandbox = new();
        sandbox.Run();
        Directory.Move(sandbox.At("make"), sandbox.At(".make.replaced"));
        sandbox.Run().ShouldBeFalse();
        Directory.Exists(sandbox.At(".make.replaced")).ShouldBeFalse();
    }

    [Fact]
    public void A_broken_record_is_not_believed()
    {
        Run();
        File.WriteAllText(Output(StageRecord.FileName), "{ \"stage\": ");
        Run().ShouldBeTrue();
    }

    [Fact]
    public void A_missing_input_says_which_and_what_to_do()
    {
        Run();
        File.Delete(Input);
        Should.Throw<StageException>(() => Run()).Message.ShouldBe(
            "The make stage needs input.txt, which is not there. Run the stage that makes it first, or all of them with 'run'.");
    }

    [Fact]
    public async Task A_second_run_waits_for_the_first_and_says_so()
    {
        List<string> lines = [];
        RunLock first = RunLock.Acquire(_folder, _ => { }, CancellationToken.None);
        Task<RunLock> second = Task.Run(() => RunLock.Acquire(_folder, lines.Add, CancellationToken.None));
        SpinWait.SpinUntil(() => lines.Count > 0, TimeSpan.FromSeconds(10)).ShouldBeTrue();
        second.IsCompleted.ShouldBeFalse();
        first.Dispose();
        (await second.WaitAsync(TimeSpan.FromSeconds(10))).Dispose();
        lines.ShouldHaveSingleItem().ShouldBe($"waiting: process {Environment.ProcessId} is working on {_folder}");
    }

    [Fact]
    public void Other_files_than_declared_are_a_mistake_of_the_stage_that_is_named()
    {
        using StageSandbox sandbox = new();
        sandbox.Body = output =>
        {
            File.WriteAllText(Path.Combine(output, "wrong.txt"), "made");
            File.WriteAllText(Path.Combine(output, "out.txt"), "");
        };
        Should.Throw<StageException>(() => sandbox.Run()).Message.ShouldStartWith(
            "The make stage did not make exactly the files that it declares: it made wrong.txt as well and it did not make out.txt, more.txt. ");
        Directory.Exists(sandbox.At("make")).ShouldBeFalse("nothing of it is published");
    }

    [Fact]
    public void A_tool_that_is_missing_or_damaged_is_named_with_what_to_do()
    {
        using StageSandbox sandbox = new();
        sandbox.Tools = new StageTools(new Dictionary<string, string> { ["reports/main.typ"] = "/nowhere/main.typ" }, new Dictionary<string, string>());
        Should.Throw<StageException>(() => sandbox.Run()).Message.ShouldStartWith("The make stage needs reports/main.typ, which is missing. Bring it back: 'git status'");
        sandbox.Tools = new StageTools(new Dictionary<string, string>(), new Dictionary<string, string> { ["npm vega"] = "damaged" });
        Should.Throw<StageException>(() => sandbox.Run()).Message.ShouldBe("The make stage needs npm vega, which is damaged. Install it again: dotnet cake --target=Toolchain.");
    }

    private string Input => Path.Combine(_folder, "input.txt");

    private string Output(string file) => Path.Combine(_folder, "runs", "run", "make", file);

    private bool Run(string k = "50", bool fail = false, bool keep = false, bool force = false)
    {
        if (_runs == 0 && !File.Exists(Input))
        {
            File.WriteAllText(Input, "input");
        }

        Stage stage = new(
            "make",
            new Dictionary<string, string> { ["k"] = k },
            new Dictionary<string, string> { ["input.txt"] = Input },
            ["out.txt"],
            StageTools.None,
            (inputs, output) =>
            {
                _runs++;
                inputs["input.txt"].ShouldBe(Input);
                if (fail)
                {
                    File.WriteAllText(Path.Combine(output, "half.txt"), "half");
                    throw new InvalidOperationException("the stage failed");
                }

                string half = Path.Combine(output, "half.txt");
                File.WriteAllText(Path.Combine(output, "out.txt"), keep && File.Exists(half) ? $"resumed from {File.ReadAllText(half)}" : "made");
            });
        return StageSandbox.Engine(_folder, _lines.Add).Run(stage, force);
    }
}
