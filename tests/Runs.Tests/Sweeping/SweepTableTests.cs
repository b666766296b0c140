using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Experiments;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Sweeps;
using Spectre.Console.Testing;

namespace ResearchPipeline.Runs.Tests.Sweeping;

/// <summary>What people see of a sweep while it runs.</summary>
public sealed class SweepTableTests
{
    private readonly Clock _clock = new();
    private readonly SweepProgress _progress;

    public SweepTableTests() =>
        _progress = new(SweepPlan.Of(Smoke.study, Variation.NewGrid([new Axis("model.k", ["1", "2", "3", "4", "5", "6", "7"])]), 2, "evaluate"), 2, _clock);

    [Fact]
    public void Elsewhere_than_on_a_terminal_each_change_is_a_line_with_what_is_left()
    {
        using TestConsole console = new();
        SweepTable.Run(_progress, Work, console);
        console.Output.ReplaceLineEndings("\n").ShouldBe("""
              1/14 k1-seed42 begins (0 done, 1 running, 13 waiting, 0 failed)
              2/14 k1-seed43 begins (0 done, 2 running, 12 waiting, 0 failed)
              1/14 k1-seed42 done in 30.0 s, MSE 0.01250 (1 done, 1 running, 12 waiting, 0 failed, about 4 min left, best MSE 0.01250 of k1-seed42)
              2/14 k1-seed43 waits to be tried again: the disk is full (1 done, 0 running, 13 waiting, 0 failed, about 4 min left, best MSE 0.01250 of k1-seed42)
              2/14 k1-seed43 begins again, try 2 (1 done, 1 running, 12 waiting, 0 failed, about 4 min left, best MSE 0.01250 of k1-seed42)
              2/14 k1-seed43 failed: the disk is [full] (1 done, 0 running, 12 waiting, 1 failed, about 3 min left, best MSE 0.01250 of k1-seed42)

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(60)]
    public void A_terminal_shows_first_what_runs_and_what_failed_and_says_how_many_it_does_not_show(int width)
    {
        Work();
        _progress.Begin(5);
        using TestConsole console = new();
        console.Profile.Width = width;
        console.Write(SweepTable.Of(_progress, width));
        string[] lines = [.. console.Output.Split('\n').Select(line => line.TrimEnd())];
        lines.ShouldAllBe(line => line.Length <= width);
        string[] rows = [.. lines.Select(line => line.Trim()).Where(line => line.StartsWith('k'))];
        rows.Length.ShouldBe(12);
        rows[0].ShouldMatch("^k3-seed43 +running");
        rows[1].ShouldMatch("^k1-seed43 +failed: ");
        rows[2].ShouldMatch(@"^k1-seed42 +done +30\.0 s +0\.01250$");
        string.Join(' ', lines).ShouldContain("and 2 more; 1 done, 1 running, 11 waiting, 1 failed");
    }

    private void Work()
    {
        _progress.Begin(0);
        _progress.Begin(1);
        _clock.Seconds = 30;
        _progress.Finish(0, 0.0125);
        _progress.Wait(1, "the disk is full");
        _progress.Begin(1);
        _progress.Fail(1, "the disk is [full]");
    }

    // At 0 a run that has begun could not be told from one that has not.
    private sealed class Clock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long GetTimestamp() => (long)((Seconds + 1) * TimestampFrequency);
    }
}
