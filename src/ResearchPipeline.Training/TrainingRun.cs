using System.Diagnostics;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Weights;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training;

/// <summary>Trains an ensemble from its specification, resuming from a checkpoint where one fits.</summary>
/// <param name="experiment">What to train.</param>
/// <param name="images">The training images.</param>
/// <param name="backend">Where to compute.</param>
/// <param name="monitor">Who watches, if anyone.</param>
/// <param name="betweenCheckpoints">Time between two checkpoints, 10 seconds unless said; when and how often can show in no result.</param>
public sealed class TrainingRun(
    Experiment experiment, ImageSet images, IBackend backend, ITrainingMonitor? monitor, TimeSpan? betweenCheckpoints = null)
{
    private readonly TimeSpan _betweenCheckpoints = betweenCheckpoints ?? TimeSpan.FromSeconds(10);
    private readonly Stopwatch _sinceCheckpoint = Stopwatch.StartNew();
    private readonly EnsembleBatch _batch = new(
        experiment.Training.Members,
        Math.Min(experiment.Training.BatchSize, images.Count),
        ImageSet.ImagePixels,
        experiment.Model.Latents,
        experiment.Model.K);

    private int StepsPerEpoch => (images.Count + experiment.Training.BatchSize - 1) / experiment.Training.BatchSize;

    /// <summary>The file name of the weights at the end of an epoch (1, 2, …).</summary>
    public static string EpochFile(int epoch, int epochs) =>
        epoch == epochs ? "weights.safetensors" : $"weights-epoch-{epoch}.safetensors";

    /// <summary>
    /// Trains to the end. Writes the weights after every epoch, before silent features are restarted, and
    /// curves.safetensors into <paramref name="outputDirectory"/>.
    /// </summary>
    /// <param name="outputDirectory">Where results go; weights of epochs that a checkpoint already covers are there.</param>
    /// <param name="checkpointPath">The checkpoint, removed at the end.</param>
    /// <param name="fingerprint">Identifies what a checkpoint belongs to.</param>
    /// <param name="cancellation">Stops between steps, after a checkpoint.</param>
    /// <exception cref="DivergedException">The loss is no longer finite; the state before that step is in the checkpoint.</exception>
    public void Run(string outputDirectory, string checkpointPath, string fingerprint, CancellationToken cancellation)
    {
        CheckpointFile checkpoint = new(checkpointPath, fingerprint);
        FeatureActivity activity = new(
            experiment.Training.Members, experiment.Model.Latents, images.Count, Restart?.maximumFrequency ?? 0);
        TrainingState state = checkpoint.Read(experiment, ImageSet.ImagePixels, activity) ?? Initial(activity);
        for (int epoch = state.Curves.Epochs; epoch < experiment.Training.Epochs; epoch++)
        {
            TrainEpoch(state, epoch, checkpoint, cancellation);
            EnsembleFile.Write(
                Path.Combine(outputDirectory, EpochFile(epoch + 1, experiment.Training.Epochs)),
                state.Result(experiment.Training.Averaging),
                experiment.Model.Bias.IsEncoderAndDecoder);
            EndEpoch(state, epoch);
        }

        SafetensorsFile.Write(
            Path.Combine(outputDirectory, "curves.safetensors"), state.Curves.ToTensors(), new Dictionary<string, string>());
        File.Delete(checkpointPath);
    }

    private SilentFeatures.RestartFromResiduals? Restart =>
        experiment.Training.SilentFeatures as SilentFeatures.RestartFromResiduals;

    private TrainingState Initial(FeatureActivity activity)
    {
        Ensemble ensemble = Ensemble.Initial(experiment, images);
        return new TrainingState(
            ensemble,
            ensemble.Layers.Select(OptimizerState.Initial).ToArray(),
            new TrainingCurves(experiment.Training.Members),
            activity);
    }

    private void TrainEpoch(TrainingState state, int epoch, CheckpointFile checkpoint, CancellationToken cancellation)
    {
        int[] order = new PhiloxSequence(experiment.Seed, Purpose.Shuffle, (ulong)epoch).NextPermutation(images.Count);
        TrainingStep step = new(experiment, backend, _batch);
        int done = state.Curves.Steps - epoch * StepsPerEpoch;
        if (done == 0)
        {
            state.Activity.Clear();
        }

        for (int index = done; index < StepsPerEpoch; index++)
        {
            SaveNowAndThen(state, checkpoint, cancellation);
            ReadOnlySpan<int> chosen = Fill(order, index);
            RunOrSave(step, state, (long)epoch * StepsPerEpoch + index + 1, checkpoint);
            state.Activity.Add(_batch, chosen);
            state.Curves.AddStep(step.Reconstruction, step.Consistency);
            monitor?.StepDone(
                new TrainingProgress(
                    epoch + 1, experiment.Training.Epochs, index + 1, StepsPerEpoch, chosen.Length, step.MeanReconstruction, step.Loss,
                    state.Activity.MeanSilent()),
                state.Ensemble);
        }
    }

    private void SaveNowAndThen(TrainingState state, CheckpointFile checkpoint, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested || _sinceCheckpoint.Elapsed >= _betweenCheckpoints)
        {
            checkpoint.Write(state);
            _sinceCheckpoint.Restart();
        }

        cancellation.ThrowIfCancellationRequested();
    }

    // A step that diverges does so before it changes any parameter: what is saved is the state that it began with.
    private static void RunOrSave(TrainingStep step, TrainingState state, long time, CheckpointFile checkpoint)
    {
        try
        {
            step.Run(state, time);
        }
        catch (DivergedException)
        {
            checkpoint.Write(state);
            throw;
        }
    }

    private ReadOnlySpan<int> Fill(int[] order, int index)
    {
        int start = index * experiment.Training.BatchSize;
        ReadOnlySpan<int> chosen = order.AsSpan(start, Math.Min(experiment.Training.BatchSize, order.Length - start));
        _batch.Rows = chosen.Length;
        for (int b = 0; b < chosen.Length; b++)
        {
            images.CopyImage(chosen[b], _batch.Inputs.Row(b));
        }

        return chosen;
    }

    // After the last epoch nothing is restarted: a feature that never learned would only be counted as alive.
    private void EndEpoch(TrainingState state, int epoch)
    {
        long[] silent = Enumerable.Range(0, experiment.Training.Members)
            .Select(member => (long)state.Activity.Silent(member).Length)
            .ToArray();
        long[] restarted = new long[silent.Length];
        if (epoch + 1 < experiment.Training.Epochs && Restart is not null)
        {
            restarted = new FeatureRestart(images, backend, experiment.Seed, Restart.scale)
                .Apply(epoch, state.Ensemble, state.States, state.Activity, experiment.Model.K);
        }

        state.Curves.AddEpoch(silent, restarted);
    }
}
