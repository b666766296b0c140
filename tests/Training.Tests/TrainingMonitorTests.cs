using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Tensors;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training.Tests;

/// <summary>What those who watch a run are told.</summary>
public sealed class TrainingMonitorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-").FullName;
    private readonly TiedEnsemble _recipe = Small.With("model.latents = 200", "model.k = 2", "training.epochs = 3");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_weights_shown_are_those_of_the_file_and_the_epoch_is_summed_up_from_the_curves()
    {
        Recording seen = new();
        using IBackend backend = Backends.Create("reference", 1);
        new TrainingRun(_recipe, Small.Images(), backend, seen)
            .Run(_folder, Path.Combine(_folder, "checkpoint.safetensors"), "fingerprint", CancellationToken.None);
        TrainingCurves curves = TrainingCurves.FromTensors(SafetensorsFile.Read(Path.Combine(_folder, "curves.safetensors"), out _));
        seen.Epochs.Count.ShouldBe(3);
        seen.Epochs.ShouldContain(epoch => epoch.RestartedFeatures > 0, "else nothing is shown about what comes before a restart");
        for (int epoch = 1; epoch <= 3; epoch++)
        {
            Ensemble written = EnsembleFile.Read(Path.Combine(_folder, TrainingRun.EpochFile(epoch, 3)), 2, 200, ImageSet.ImagePixels);
            seen.Weights[epoch - 1].ShouldBe(written.Layers[1].Weights.Values.ToArray());
            RequireSummedUp(seen.Epochs[epoch - 1], curves, epoch);
        }
    }

    [Fact]
    public void The_loss_of_an_epoch_has_its_auxiliary_part()
    {
        TrainingCurves curves = new(2, hasAuxiliary: true);
        curves.AddStep([1, 3], 8, [2, 4]);
        curves.AddStep([1, 1], 4, [0, 2]);
        curves.AddEpoch([0, 0], [0, 0]);
        TiedEnsemble recipe = Small.With("training.consistency-weight = 0.5", "training.auxiliary-loss = aux-k 50 8 0.25");
        TrainingEpoch epoch = TrainingEpoch.Of(curves, 1, recipe, stepsPerEpoch: 2);
        (epoch.Auxiliary, epoch.WeightedAuxiliary, epoch.Loss).ShouldBe((2, 0.5, 1.5 + 3 + 0.5));
    }

    private static void RequireSummedUp(TrainingEpoch epoch, TrainingCurves curves, int number)
    {
        // Ninety images in batches of 32.
        const int steps = 3;
        double reconstruction = 0;
        double consistency = 0;
        for (int step = (number - 1) * steps; step < number * steps; step++)
        {
            reconstruction += (curves.Reconstruction(step, 0) + curves.Reconstruction(step, 1)) / 2 / steps;
            consistency += curves.Consistency(step) / steps;
        }

        (epoch.Epoch, epoch.Epochs).ShouldBe((number, 3));
        epoch.Reconstruction.ShouldBe(reconstruction, 1e-12);
        epoch.Consistency.ShouldBe(consistency, 1e-12);
        epoch.WeightedConsistency.ShouldBe(0.05 * consistency, 1e-12);
        epoch.WeightedAuxiliary.ShouldBeNull();
        epoch.Loss.ShouldBe(reconstruction + 0.05 * consistency, 1e-12);
        epoch.SilentFeatures.ShouldBe((curves.Silent(number - 1, 0) + curves.Silent(number - 1, 1)) / 2.0);
        epoch.RestartedFeatures.ShouldBe((curves.Restarted(number - 1, 0) + curves.Restarted(number - 1, 1)) / 2.0);
    }

    private sealed class Recording : ITrainingMonitor
    {
        public List<float[]> Weights { get; } = [];

        public List<TrainingEpoch> Epochs { get; } = [];

        public void StepDone(in TrainingProgress progress, Ensemble ensemble)
        {
        }

        public void WeightsWritten(Ensemble weights) => Weights.Add(weights.Layers[1].Weights.Values.ToArray());

        public void EpochDone(in TrainingEpoch epoch) => Epochs.Add(epoch);
    }
}
