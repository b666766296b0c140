using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Files;
using ResearchPipeline.Tensors;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training;

/// <summary>Trains an ensemble from its specification, resuming from a checkpoint where one fits.</summary>
/// <param name="recipe">What to train.</param>
/// <param name="images">The training images.</param>
/// <param name="backend">Where to compute.</param>
/// <param name="monitor">Who watches, if anyone.</param>
/// <param name="betweenCheckpoints">Time between two checkpoints, 10 seconds unless said; when and how often can show in no result.</param>
public sealed class TrainingRun(
    TiedEnsemble recipe, ImageSet images, IBackend backend, ITrainingMonitor? monitor, TimeSpan? betweenCheckpoints = null)
{
    private readonly EnsembleBatch _batch = new(
        recipe.Members,
        Math.Min(recipe.BatchSize, images.Count),
        ImageSet.ImagePixels,
        recipe.Latents,
        recipe.K,
        recipe.AuxiliaryLoss is AuxiliaryLoss.AuxK auxK ? auxK.latents : 0);

    private readonly int _stepsPerEpoch = StepsPerEpoch(recipe, images.Count);

    /// <summary>Steps of one epoch; the last may be a shorter batch.</summary>
    public static int StepsPerEpoch(TiedEnsemble recipe, int images) =>
        (images + recipe.BatchSize - 1) / recipe.BatchSize;

    /// <summary>The file name of the weights at the end of an epoch (1, 2, …).</summary>
    public static string EpochFile(int epoch, int epochs) =>
        epoch == epochs ? "weights.safetensors" : $"weights-epoch-{epoch}.safetensors";

    /// <summary>
    /// Trains to the end. Writes the weights after every epoch, before silent features are restarted, and
    /// curves.safetensors and trail.safetensors into <paramref name="outputDirectory"/>.
    /// </summary>
    /// <param name="outputDirectory">Where results go; weights of epochs that a checkpoint already covers are there.</param>
    /// <param name="checkpointPath">The checkpoint, removed at the end.</param>
    /// <param name="fingerprint">Identifies what a checkpoint belongs to.</param>
    /// <param name="cancellation">Stops between steps, after a checkpoint.</param>
    /// <exception cref="DivergedException">The loss is no longer finite; the state before that step is in the checkpoint.</exception>
    public void Run(string outputDirectory, string checkpointPath, string fingerprint, CancellationToken cancellation)
    {
        CheckpointFile checkpoint = new(checkpointPath, fingerprint);
        CheckpointSchedule schedule = new(checkpoint, betweenCheckpoints ?? TimeSpan.FromSeconds(10), cancellation);
        TrainingState state = checkpoint.Read(recipe, EmptyActivity(), ImageSet.ImagePixels, _stepsPerEpoch, out string? refusal)
            ?? TrainingState.Initial(Ensemble.Initial(recipe, images), EmptyActivity(), recipe);
        monitor?.Begins(state.Curves.Steps, refusal);
        for (int epoch = state.Curves.Epochs; epoch < recipe.Epochs; epoch++)
        {
            TrainEpoch(state, epoch, schedule);
            string file = EpochFile(epoch + 1, recipe.Epochs);
            string path = Path.Combine(outputDirectory, file);
            Ensemble weights = state.Result(recipe.Averaging);
            EnsembleFile.Write(path, weights, recipe.Bias.IsEncoderAndDecoder);
            state.Files[file] = Sha256.OfFile(path);
            monitor?.WeightsWritten(weights);
            EndEpoch(state, epoch);
            monitor?.EpochDone(TrainingEpoch.Of(state.Curves, epoch + 1, recipe, _stepsPerEpoch));
        }

        Write(EnsembleTraining.CurvesFile, state.Curves.ToTensors());
        Write(TrainingTrail.FileName, state.Trail.ToTensors());
        File.Delete(checkpointPath);

        void Write(string file, IReadOnlyDictionary<string, TensorView> tensors) =>
            SafetensorsFile.Write(Path.Combine(outputDirectory, file), tensors, new Dictionary<string, string>());
    }

    private SilentFeatures.RestartFromResiduals? Restart =>
        recipe.SilentFeatures as SilentFeatures.RestartFromResiduals;

    private FeatureActivity EmptyActivity() =>
        new(recipe.Members, recipe.Latents, images.Count, Restart?.maximumFrequency ?? 0);

    private void TrainEpoch(TrainingState state, int epoch, CheckpointSchedule schedule)
    {
        int[] order = new PhiloxSequence(recipe.Seed, Purpose.Shuffle, (ulong)epoch).NextPermutation(images.Count);
        TrainingStep step = new(recipe, backend, _batch, (long)recipe.Epochs * _stepsPerEpoch);
        int done = state.Curves.Steps - epoch * _stepsPerEpoch;
        if (done == 0)
        {
            state.Activity.Clear();
        }

        for (int index = done; index < _stepsPerEpoch; index++)
        {
            schedule.BetweenSteps(state);
            ReadOnlySpan<int> chosen = Fill(order, index);
            long time = (long)epoch * _stepsPerEpoch + index + 1;
            schedule.Guard(state, () => step.Run(state, time));
            state.Activity.Add(_batch, chosen);
            state.Curves.AddStep(step.Reconstruction, step.Consistency, step.Auxiliary);
            state.Trail.AddStep(step.Hashes);
            monitor?.StepDone(
                new TrainingProgress(
                    epoch + 1, recipe.Epochs, index + 1, _stepsPerEpoch, chosen.Length, step.MeanReconstruction, step.Loss,
                    state.Activity.MeanSilent()),
                state.Ensemble);
        }
    }

    private ReadOnlySpan<int> Fill(int[] order, int index)
    {
        int start = index * recipe.BatchSize;
        ReadOnlySpan<int> chosen = order.AsSpan(start, Math.Min(recipe.BatchSize, order.Length - start));
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
        long[] silent = Enumerable.Range(0, recipe.Members)
            .Select(member => (long)state.Activity.Silent(member).Length)
            .ToArray();
        long[] restarted = new long[silent.Length];
        if (epoch + 1 < recipe.Epochs && Restart is not null)
        {
            restarted = new FeatureRestart(images, backend, recipe.Seed, Restart.scale)
                .Apply(epoch, state.Ensemble, state.States, state.Activity, recipe.K);
        }

        state.Curves.AddEpoch(silent, restarted);
    }
}
