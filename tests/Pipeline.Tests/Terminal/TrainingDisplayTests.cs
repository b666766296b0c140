using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;
using Spectre.Console.Testing;

namespace ResearchPipeline.Pipeline.Tests.Terminal;

public sealed class TrainingDisplayTests
{
    private readonly List<string> _log = [];

    [Fact]
    public void An_epoch_leaves_one_line_with_every_number_and_says_which_images_were_looked_at()
    {
        string screen = Watch(stepsDone: 0);
        _log.ShouldHaveSingleItem().ShouldMatch(
            @"^epoch 2/5: loss 0\.00871 = MSE 0\.00823 \+ weighted consistency 0\.00048 \(0\.003 x 0\.16000\); on the last 3 training images MSE 0\.01234, r 0\.9000; 152 silent features, 130 restarted; \d+ images/s, \d+\.\d s$");
        screen.ShouldContain(_log[0]);
    }

    [Fact]
    public void An_epoch_that_was_interrupted_says_from_which_step_on_it_was_timed()
    {
        Watch(stepsDone: 804);
        _log.Count.ShouldBe(2);
        _log[0].ShouldBe("continues after step 804");
        _log[1].ShouldEndWith(" s since step 804");
    }

    [Fact]
    public void The_auxiliary_loss_is_told_where_there_is_one()
    {
        Watch(stepsDone: 0, auxiliary: 0.004);
        _log.ShouldHaveSingleItem().ShouldStartWith(
            "epoch 2/5: loss 0.00971 = MSE 0.00823 + weighted consistency 0.00048 (0.003 x 0.16000) + weighted auxiliary loss 0.00100 (0.25 x 0.00400); on the last 3");
    }

    private string Watch(int stepsDone, double? auxiliary = null)
    {
        using TestConsole console = Screen.Make(300);
        (LossTerm Term, double Mean)[] terms =
        [
            (new LossTerm("reconstruction", "MSE", 1), 0.00823), (new LossTerm("consistency", "consistency", 0.003), 0.16),
            .. auxiliary is double mean ? [(new LossTerm("auxiliary", "auxiliary loss", 0.25), mean)] : Array.Empty<(LossTerm, double)>(),
        ];
        (string Count, string Words, double Mean)[] counts = [("silent", "silent features", 151.6), ("restarted", "restarted", 130.2)];
        ProgressLine.Run(
            "train",
            line =>
            {
                using TrainingDisplay display = new(line, _log.Add, looked: 3, _ => ("MSE 0.01234, r 0.9000", "r 0.9000"));
                display.Begins(stepsDone, refusal: null);
                display.ResultReached(new Dictionary<string, TensorView>());
                display.EpochDone(new TrainingEpoch(2, 5, terms, counts));
            },
            steady: true,
            console,
            TimeProvider.System);
        return console.Output;
    }
}
