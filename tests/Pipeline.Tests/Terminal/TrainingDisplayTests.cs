using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;
using Spectre.Console.Testing;

namespace ResearchPipeline.Pipeline.Tests.Terminal;

public sealed class TrainingDisplayTests
{
    private readonly List<string> _log = [];
    private readonly Ensemble _ensemble = new([Layer.Zeros(2, ImageSet.ImagePixels)]);

    public TrainingDisplayTests() => _ensemble.Layers[0].Weights.Row(0)[0] = 1;

    [Fact]
    public void An_epoch_leaves_one_line_with_every_number_and_says_which_images_were_looked_at()
    {
        string screen = Watch(stepsDone: 0);
        _log.ShouldHaveSingleItem().ShouldMatch(
            @"^epoch 2/5: loss 0\.00871 = MSE 0\.00823 \+ weighted consistency 0\.00048 \(0\.003 x 0\.16000\); on the last 3 training images MSE 0\.\d{5}, r 0\.\d{4}; 152 silent features, 130 restarted; \d+ images/s, \d+\.\d s$");
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
            "epoch 2/5: loss 0.00971 = MSE 0.00823 + weighted consistency 0.00048 (0.003 x 0.16000) + weighted auxiliary loss 0.00100; on the last 3");
    }

    private string Watch(int stepsDone, double? auxiliary = null)
    {
        using TestConsole console = Screen.Make(300);
        using IBackend backend = Backends.Create("reference", 1);
        byte[] pixels = new byte[3 * ImageSet.ImagePixels];
        Array.Fill(pixels, (byte)255, 0, 2);
        pixels.AsSpan(ImageSet.ImagePixels, 1).Fill(200);
        pixels.AsSpan(2 * ImageSet.ImagePixels, 1).Fill(100);
        ReconstructionMonitor monitor = new(backend, new ImageSet(pixels, new byte[3]), k: 1);
        ProgressLine.Run(
            "train",
            line =>
            {
                using TrainingDisplay display = new(line, _log.Add, monitor);
                display.Begins(stepsDone, refusal: null);
                display.StepDone(new TrainingProgress(2, 5, 1, 1, 128, 0.008, 0.009, 3), _ensemble);
                display.WeightsWritten(_ensemble);
                display.EpochDone(new TrainingEpoch(2, 5, 0.00823, 0.16, 0.003, auxiliary, auxiliary is null ? 0 : 0.25, 151.6, 130.2));
            },
            steady: true,
            console,
            TimeProvider.System);
        return console.Output;
    }
}
