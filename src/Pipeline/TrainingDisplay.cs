using System.Diagnostics;
using System.Globalization;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;

namespace ResearchPipeline.Pipeline;

/// <summary>Shows a training run: a bar while it goes on, and a line for every epoch that stays on the screen and in the log.</summary>
/// <param name="line">Where to show it.</param>
/// <param name="log">Writes a line into the stage's log.</param>
/// <param name="looked">How many training images are looked at.</param>
/// <param name="measure">Measures them by parameters: in words, and what of it to show while an epoch goes on.</param>
internal sealed class TrainingDisplay(
    IProgressDisplay line, Action<string> log, int looked, Func<IReadOnlyDictionary<string, TensorView>, (string Words, string Short)> measure) : ITrainingMonitor, IDisposable
{
    private const int StepsBetweenUpdates = 5;

    // Measuring may take this share of the time, and the epochs' own measures a little more.
    private const double MeasuringShare = 0.005;
    private static readonly TimeSpan LongestSaving = TimeSpan.FromSeconds(10);
    private readonly Stopwatch _epoch = Stopwatch.StartNew();
    private readonly Stopwatch _sinceMeasure = Stopwatch.StartNew();
    private TimeSpan _pause = TimeSpan.FromSeconds(2);
    private ExitDelay? _saving;
    private (string Words, string Short)? _measured;
    private int _stepsDoneBefore;
    private long _images;
    private int _steps;

    public void Begins(int stepsDone, string? refusal)
    {
        _stepsDoneBefore = stepsDone;
        if (refusal is not null)
        {
            Say($"training starts again: {refusal}");
        }
        else if (stepsDone > 0)
        {
            Say($"continues after step {stepsDone}");
        }

        // From here on there is a state that a signal should not lose.
        _saving = new ExitDelay(LongestSaving);
        _epoch.Restart();
    }

    public void StepDone(in TrainingProgress progress, ILearner learner)
    {
        _images += progress.Images;
        if (_sinceMeasure.Elapsed >= _pause)
        {
            Measure(learner.Parameters());
        }

        if (++_steps % StepsBetweenUpdates == 0)
        {
            double done = (progress.Epoch - 1.0) * progress.StepsPerEpoch + progress.StepInEpoch;
            line.Update(done / ((double)progress.Epochs * progress.StepsPerEpoch), Items(progress, learner));
        }
    }

    public void ResultReached(IReadOnlyDictionary<string, TensorView> result) => Measure(result);

    public void EpochDone(TrainingEpoch epoch)
    {
        string terms = string.Join(" + ", epoch.Terms.Select(term => term.Term.Weight == 1
            ? $"{term.Term.Words} {Number(term.Mean)}"
            : string.Create(CultureInfo.InvariantCulture, $"weighted {term.Term.Words} {Number(term.Term.Weight * term.Mean)} ({term.Term.Weight} x {Number(term.Mean)})")));
        string resumed = _stepsDoneBefore > 0 ? $" since step {_stepsDoneBefore}" : "";
        Say(string.Create(
            CultureInfo.InvariantCulture,
            $"epoch {epoch.Epoch}/{epoch.Epochs}: loss {Number(epoch.Loss)} = {terms}; on the last {looked:#,0} training images {_measured!.Value.Words}; {string.Join(", ", epoch.Counts.Select(count => $"{count.Mean:0} {count.Words}"))}; {ImagesASecond:0} images/s, {_epoch.Elapsed.TotalSeconds:0.0} s{resumed}"));
        (_images, _stepsDoneBefore) = (0, 0);
        _epoch.Restart();
    }

    public void Dispose() => _saving?.Dispose();

    private double ImagesASecond => _images / _epoch.Elapsed.TotalSeconds;

    private string Items(in TrainingProgress progress, ILearner learner)
    {
        string measured = _measured is (_, string some) ? $"  {some}" : "";
        string running = string.Concat(learner.Running().Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Words} {count.Value:0}  ")));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Epoch}/{progress.Epochs}  loss {Number(progress.Loss)}{measured}  {ImagesASecond:0} images/s  {running}step {progress.StepInEpoch}/{progress.StepsPerEpoch}");
    }

    private void Measure(IReadOnlyDictionary<string, TensorView> parameters)
    {
        TimeSpan before = _sinceMeasure.Elapsed;
        _measured = measure(parameters);
        TimeSpan cost = _sinceMeasure.Elapsed - before;
        _pause = TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerSecond * 2, (long)(cost.Ticks / MeasuringShare)));
        _sinceMeasure.Restart();
    }

    private static string Number(double value) => value.ToString(Math.Abs(value) < 1e6 ? "0.00000" : "0.###E+0", CultureInfo.InvariantCulture);

    private void Say(string text)
    {
        line.Say(text);
        log(text);
    }
}
