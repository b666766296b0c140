using ResearchPipeline.Cli.Terminal;
using Spectre.Console.Testing;

namespace ResearchPipeline.Pipeline.Tests.Terminal;

public sealed class ProgressLineTests
{
    private const string Items = "3/5  loss 0.00563  r 0.9702  5123 images/s  silent 59  step 335/469";

    [Theory]
    [InlineData(80, "train 3/5  loss 0.00563  r 0.9702  5123 images/s")]
    [InlineData(100, "train 3/5  loss 0.00563  r 0.9702  5123 images/s  silent 59")]
    [InlineData(140, "train 3/5  loss 0.00563  r 0.9702  5123 images/s  silent 59  step 335/469")]
    [InlineData(40, "train 3/5")]
    public void A_bar_fits_its_terminal_and_leaves_whole_items_out_from_the_end(int width, string text)
    {
        string output = Show(width, steady: true, Items);
        string last = output.Split('\n').Last(line => line.Contains("train 3/5", StringComparison.Ordinal)).TrimEnd();
        last.ShouldContain(" 71%");
        last.ShouldEndWith(text);
        last.Length.ShouldBeLessThanOrEqualTo(width);
    }

    [Fact]
    public void One_long_word_is_cut_visibly() => Show(60, steady: false, new string('x', 80)).ShouldContain("xxx…");

    [Fact]
    public void The_time_left_appears_when_it_is_known_and_only_for_work_that_goes_on_evenly()
    {
        Show(100, steady: true, Items, seconds: 10).ShouldContain(" 71% 00:00:04 train");
        Show(100, steady: true, Items, seconds: 1).ShouldNotMatch(@"\d\d:\d\d:\d\d");
        Show(100, steady: false, Items, seconds: 10).ShouldNotMatch(@"\d\d:\d\d:\d\d");
    }

    [Fact]
    public void What_is_said_stays_and_wraps_between_words()
    {
        using TestConsole console = Screen.Make(40);
        ProgressLine.Run("train", line => line.Say("epoch 1/5: loss 0.00871 = MSE 0.00823 + weighted consistency"), steady: false, console, new ManualClock());
        console.Output.ShouldMatch(@"  epoch 1/5: loss 0\.00871 = MSE 0\.00823 *\n  \+ weighted consistency");
    }

    // From no work done to 71 percent.
    private static string Show(int width, bool steady, string items, double seconds = 1)
    {
        using TestConsole console = Screen.Make(width);
        ManualClock clock = new();
        ProgressLine.Run(
            "train",
            line =>
            {
                line.Update(0.0, items);
                clock.GoOn(seconds);
                line.Update(0.71, items);
            },
            steady,
            console,
            clock);
        return console.Output;
    }
}
