using System.Diagnostics;
using System.Globalization;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Cli.Terminal;

/// <summary>Shows a training run: epoch, step, loss, correlation on a slice of images, silent features, images a second.</summary>
internal sealed class TrainingDisplay(ProgressLine line, PearsonMonitor pearson) : ITrainingMonitor
{
    private static readonly TimeSpan BetweenMeasures = TimeSpan.FromSeconds(1);
    private const int StepsBetweenUpdates = 5;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _nextMeasure;
    private long _images;
    private int _steps;
    private double _pearson = double.NaN;

    public void Begins(int stepsDone, string? refusal)
    {
        if (refusal is not null)
        {
            line.Say($"training begins anew: {refusal}");
        }
        else if (stepsDone > 0)
        {
            line.Say($"continues after step {stepsDone}");
        }
    }

    public void StepDone(in TrainingProgress progress, Ensemble ensemble)
    {
        _images += progress.Images;
        if (_watch.Elapsed >= _nextMeasure)
        {
            _pearson = pearson.Measure(ensemble);
            _nextMeasure = _watch.Elapsed + BetweenMeasures;
        }

        if (++_steps % StepsBetweenUpdates != 0)
        {
            return;
        }

        double done = (progress.Epoch - 1.0) * progress.StepsPerEpoch + progress.StepInEpoch;
        line.Update(
            done / ((double)progress.Epochs * progress.StepsPerEpoch),
            string.Create(
                CultureInfo.InvariantCulture,
                $"epoch {progress.Epoch}/{progress.Epochs} loss {progress.Loss:0.00000} r {_pearson:0.0000} step {progress.StepInEpoch}/{progress.StepsPerEpoch} silent {progress.SilentFeatures:0} {_images / _watch.Elapsed.TotalSeconds:0} images/s"));
    }
}
