using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Tensors;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training.Tests;

/// <summary>
/// Which images each step sees, with which scalars, and what is counted: recomputed from what the backend was asked for, because a run that
/// does the same wrong thing on every backend still agrees with itself.
/// </summary>
public sealed class TrainingScheduleTests : IDisposable
{
    private const int Epochs = 3;
    private const int BatchSize = 32;
    private const int StepsPerEpoch = 3;
    private const int Latents = 120;
    private readonly string _folder = Directory.CreateTempSubdirectory("schedule-").FullName;
    private readonly TiedEnsemble _recipe = Small.With($"model.latents = {Latents}", "model.k = 3", $"training.epochs = {Epochs}");
    private readonly ImageSet _images = Small.Images();
    private readonly RecordingBackend _backend = new(Backends.Create("auto", 1));
    private readonly ProgressOfSteps _progress = new();

    public TrainingScheduleTests() => LearnerTraining.RunOf(_recipe, _images, _backend, _progress)
        .Run(_folder, Path.Combine(_folder, "checkpoint"), "fingerprint", CancellationToken.None);

    public void Dispose()
    {
        _backend.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Every_epoch_shows_every_image_once_in_an_order_of_its_own_and_ends_with_a_short_batch()
    {
        _backend.Steps.Select(step => step.Rows).ShouldBe([32, 32, 26, 32, 32, 26, 32, 32, 26]);
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            int[] order = new PhiloxSequence(_recipe.Seed, Purpose.Shuffle, (ulong)epoch).NextPermutation(_images.Count);
            float[] expected = [.. order.SelectMany(Pixels)];
            _backend.Steps.Skip(epoch * StepsPerEpoch).Take(StepsPerEpoch).SelectMany(step => step.Inputs).ShouldBe(expected);
        }
    }

    [Fact]
    public void Steps_are_numbered_through_the_whole_run_and_the_loss_is_of_the_images_at_hand()
    {
        for (int step = 0; step < _backend.Steps.Count; step++)
        {
            RecordedStep seen = _backend.Steps[step];
            seen.Adam.ShouldBe(AdamStep.At(step + 1, 1e-3, 0.9, 0.999, 1e-8, 1 - 0.9));
            seen.Scale.ShouldBe(LossScale.For(2, seen.Rows, MnistImages.Pixels, Latents, 0.05));
        }
    }

    [Fact]
    public void A_rate_that_falls_to_zero_does_so_in_equal_steps_at_the_end()
    {
        TiedEnsemble falling = Small.With($"model.latents = {Latents}", "model.k = 3", $"training.epochs = {Epochs}", "training.rate-schedule = linear-to-zero 0.3");
        RecordedStep[] steps = StepsOf(falling);
        // Three of nine steps fall: 3/4, 2/4 and 1/4 of the rate, before the bias correction of the first moment.
        double[] rates = [.. steps.Select((step, index) => step.Adam.StepSize * (1 - Math.Pow(0.9, index + 1)))];
        double[] expected = [1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 1e-3, 0.75e-3, 0.5e-3, 0.25e-3];
        rates.Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
    }

    [Fact]
    public void Rows_are_rescaled_to_the_root_mean_square_of_their_norms_at_the_start_where_the_study_says_so()
    {
        _backend.Steps.ShouldAllBe(step => step.Adam.RowNorm == 0);
        RecordedStep[] steps = StepsOf(Small.WithAuxK().Recipe());
        steps.ShouldAllBe(step => step.Adam.RowNorm == 1, "120 orthonormal rows");
        steps[0].Scale.Auxiliary.ShouldBe(steps[0].Scale.Residual / 32);
    }

    [Fact]
    public void A_feature_is_silent_when_an_epoch_of_its_own_activates_it_too_rarely()
    {
        TrainingCurves curves = TrainingCurves.FromTensors(SafetensorsFile.Read(Path.Combine(_folder, "curves.safetensors"), out _));
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            RecordedStep[] steps = [.. _backend.Steps.Skip(epoch * StepsPerEpoch).Take(StepsPerEpoch)];
            for (int member = 0; member < 2; member++)
            {
                int often = steps.SelectMany(step => step.ActiveFeatures[member]).CountBy(feature => feature).Count(pair => pair.Value > 0.02 * _images.Count);
                curves.Silent(epoch, member).ShouldBe(Latents - often);
                curves.Restarted(epoch, member).ShouldBe(epoch == Epochs - 1 ? 0 : Math.Min(Latents - often, _images.Count));
            }
        }
    }

    [Fact]
    public void A_monitor_is_told_where_the_run_stands()
    {
        _progress.Begun.ShouldBe((0, null));
        _progress.Steps.Count.ShouldBe(Epochs * StepsPerEpoch);
        TrainingCurves curves = TrainingCurves.FromTensors(SafetensorsFile.Read(Path.Combine(_folder, "curves.safetensors"), out _));
        for (int step = 0; step < _progress.Steps.Count; step++)
        {
            TrainingProgress seen = _progress.Steps[step];
            (int epoch, int inEpoch) = Math.DivRem(step, StepsPerEpoch);
            (seen.Epoch, seen.Epochs, seen.StepInEpoch, seen.StepsPerEpoch, seen.Images)
                .ShouldBe((epoch + 1, Epochs, inEpoch + 1, StepsPerEpoch, inEpoch < 2 ? BatchSize : 26));
            seen.Loss.ShouldBe((curves.Reconstruction(step, 0) + curves.Reconstruction(step, 1)) / 2 + 0.05 * curves.Consistency(step), 1e-15);
            _progress.Running[step].ShouldBe(("silent so far", NeverActive(epoch * StepsPerEpoch, step + 1)), "those that no image of this epoch has activated so far");
        }
    }

    [Fact]
    public void The_loss_that_is_told_is_that_of_the_curves_also_with_an_auxiliary_part()
    {
        ProgressOfSteps progress = new();
        string folder = Path.Combine(_folder, "auxiliary");
        LearnerTraining.RunOf(Small.WithAuxK().Recipe(), _images, _backend, progress)
            .Run(folder, Path.Combine(folder, "checkpoint"), "auxiliary", CancellationToken.None);
        TrainingCurves curves = TrainingCurves.FromTensors(SafetensorsFile.Read(Path.Combine(folder, "curves.safetensors"), out _));
        curves.Auxiliary(0, 0).ShouldBe(0, "no feature has been in no code for 50 images before the first batch of 32 is over");
        for (int step = 0; step < progress.Steps.Count; step++)
        {
            double auxiliary = (curves.Auxiliary(step, 0)!.Value + curves.Auxiliary(step, 1)!.Value) / 2;
            progress.Steps[step].Loss.ShouldBe((curves.Reconstruction(step, 0) + curves.Reconstruction(step, 1)) / 2 + 0.05 * curves.Consistency(step) + auxiliary / 32, 1e-15);
            (auxiliary > 0).ShouldBe(step > 0, "of 120 features some are in none of the codes of 64 images");
        }
    }

    private RecordedStep[] StepsOf(TiedEnsemble recipe)
    {
        int before = _backend.Steps.Count;
        string folder = Path.Combine(_folder, "another");
        LearnerTraining.RunOf(recipe, _images, _backend, null).Run(folder, Path.Combine(folder, "checkpoint"), "another", CancellationToken.None);
        return [.. _backend.Steps.Skip(before)];
    }

    private double NeverActive(int from, int to) => Enumerable.Range(0, 2).Average(member =>
        Latents - _backend.Steps[from..to].SelectMany(step => step.ActiveFeatures[member]).Distinct().Count());

    private float[] Pixels(int image)
    {
        float[] pixels = new float[MnistImages.Pixels];
        _images.CopyImage(image, pixels);
        return pixels;
    }

    private sealed class ProgressOfSteps : ITrainingMonitor
    {
        public (int StepsDone, string? Refusal) Begun { get; private set; } = (-1, "never called");

        public List<TrainingProgress> Steps { get; } = [];

        public List<(string Words, double Value)> Running { get; } = [];

        public void Begins(int stepsDone, string? refusal) => Begun = (stepsDone, refusal);

        public void StepDone(in TrainingProgress progress, ILearner learner)
        {
            Steps.Add(progress);
            Running.Add(learner.Running()[0]);
        }
    }
}
