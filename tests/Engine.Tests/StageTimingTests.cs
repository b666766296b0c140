namespace ResearchPipeline.Engine.Tests;

/// <summary>Seconds over all the parts of a stage.</summary>
public sealed class StageTimingTests : IDisposable
{
    private readonly StageSandbox _stage = new();

    public void Dispose() => _stage.Dispose();

    [Fact]
    public void A_stage_that_failed_before_it_was_complete_counts_all_its_parts_and_the_next_run_counts_anew()
    {
        Fail();
        Fail();
        LetPartsLast(1000);
        Run().ShouldSatisfyAllConditions(
            timing => timing.Parts.ShouldBe(3),
            timing => timing.Seconds.ShouldBeInRange(2000, 3000));
        _stage.Lines[^1].ShouldEndWith(" s, in 3 parts");
        File.Exists(Clock).ShouldBeFalse();
        File.Delete(_stage.At("make", "out.txt"));
        Run().ShouldSatisfyAllConditions(
            timing => timing.Parts.ShouldBe(1),
            timing => timing.Seconds.ShouldBeLessThan(1000));
    }

    [Theory]
    [InlineData("")]
    [InlineData("another fingerprint\n1000")]
    [InlineData("FINGERPRINT\nNaN")]
    [InlineData("FINGERPRINT\n-1000")]
    [InlineData("FINGERPRINT\n1e300")]
    [InlineData("FINGERPRINT\n1000\nsoon")]
    public void Time_that_cannot_be_believed_is_not_counted(string content)
    {
        Fail();
        string fingerprint = File.ReadAllLines(Clock)[0];
        File.WriteAllText(Clock, content.Replace("FINGERPRINT", fingerprint, StringComparison.Ordinal));
        Run().Parts.ShouldBe(1);
    }

    [Fact]
    public void Parts_that_a_killed_process_had_counted_and_published_are_not_counted_again()
    {
        Fail();
        byte[] counted = File.ReadAllBytes(Clock);
        Run().Parts.ShouldBe(2);
        File.WriteAllBytes(Clock, counted);
        File.Delete(_stage.At("make", "out.txt"));
        Run().Parts.ShouldBe(1);
    }

    [Fact]
    public async Task A_pipe_in_the_place_of_the_file_does_not_block()
    {
        NamedPipe.Make(Clock);
        (await Task.Run(Run, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken)).Parts.ShouldBe(1);
    }

    [Fact]
    public void A_link_in_the_place_of_the_file_is_not_written_through()
    {
        string victim = _stage.At("victim");
        File.WriteAllText(victim, "precious");
        File.CreateSymbolicLink(Clock, victim);
        Fail();
        File.ReadAllText(victim).ShouldBe("precious");
    }

    private string Clock => Path.Combine(Directory.CreateDirectory(_stage.Entry).FullName, ".make.seconds");

    [Theory]
    [InlineData("\"Seconds\": 1e999")]
    [InlineData("\"Seconds\": -1")]
    [InlineData("\"Seconds\": 1, \"PeakBytes\": -5")]
    [InlineData("\"Seconds\": 1, \"Parts\": 0")]
    [InlineData("\"Seconds\": 1, \"Threads\": 0")]
    public void A_timing_that_cannot_be_is_none(string changed)
    {
        Run();
        ReadOf("\"Seconds\": 1, \"Threads\": 2, \"PeakBytes\": 3").ShouldNotBeNull();
        ReadOf(changed).ShouldBeNull();

        StageTiming? ReadOf(string numbers)
        {
            string parts = numbers.Contains("Parts", StringComparison.Ordinal) ? "" : "\"Parts\": 1, ";
            File.WriteAllText(Path.Combine(_stage.Entry, StageTiming.FileName), $$"""{"Began": "2026-01-02T03:04:05Z", "Machine": "m", {{parts}}{{numbers}}}""");
            return StageTiming.Read(_stage.Entry);
        }
    }

    private StageTiming Run()
    {
        _stage.Run().ShouldBeTrue();
        return StageTiming.Read(_stage.Entry).ShouldNotBeNull();
    }

    private void Fail()
    {
        Action<string> works = _stage.Body;
        _stage.Body = _ => throw new InvalidOperationException("the stage failed");
        if (File.Exists(_stage.At("make", "out.txt")))
        {
            File.Delete(_stage.At("make", "out.txt"));
        }

        Should.Throw<InvalidOperationException>(() => _stage.Run());
        _stage.Body = works;
    }

    // As if the clock on the wall had gone faster.
    private void LetPartsLast(int seconds)
    {
        string[] lines = File.ReadAllLines(Clock);
        File.WriteAllText(Clock, string.Join('\n', [lines[0], .. lines.Skip(1).Select(_ => $"{seconds}.000")]));
    }
}
