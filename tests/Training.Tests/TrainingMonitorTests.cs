using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training.Tests;

/// <summary>What those who watch a run are told.</summary>
public sealed class TrainingMonitorTests : IDisposable
{
    private static double Count(TrainingEpoch epoch, string name) => epoch.Counts.Single(count => count.Count == name).Mean;

    private readonly string _folder = Directory.CreateTempSubdirectory("monitor-").FullName;
    private readonly TiedEnsemble _recipe = Small.With("model.latents = 200", "model.k = 2", "training.epochs = 3");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_weights_shown_are_those_of_the_file_and_the_epoch_is_summed_up_from_the_curves()
    {
        Recording seen = new();
        using IBackend backend = Backends.Create("reference", 1);
        LearnerTraining.RunOf(_recipe, Small.Images(), backend, seen)
            .Run(_folder, Path.Combine(_folder, "checkpoint.safetensors"), "fingerprint", CancellationToken.None);
        TrainingCurves curves = TrainingCurves.FromTensors(SafetensorsFile.Read(Path.Combine(_folder, "curves.safetensors"), out _));
        seen.Epochs.Count.ShouldBe(3);
        seen.Epochs.ShouldContain(epoch => Count(epoch, "restarted") > 0, "else nothing is shown about what comes before a restart");
        for (int epoch = 1; epoch <= 3; epoch++)
        {
            Ensemble written = EnsembleFile.Read(Path.Combine(_folder, EnsembleLearner.PlanOf(_recipe, 90).FileOf(epoch)!), 2, 200, MnistImages.Pixels);
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
        using IBackend backend = Backends.Create("reference", 1);
        EnsembleLearner learner = new(recipe, Small.Images(2), backend);
        TrainingEpoch epoch = TrainingEpoch.Of(Curves.FromTensors(curves.ToTensors()), 1, learner, new TrainingPlan(1, Images: 2, BatchSize: 1, Epochs: 1));
        epoch.Terms.Select(term => (term.Term.Words, term.Term.Weight, term.Mean)).ShouldBe([("MSE", 1, 1.5), ("consistency", 0.5, 6), ("auxiliary loss", 0.25, 2)]);
        epoch.Loss.ShouldBe(1.5 + 3 + 0.5);
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
        epoch.Terms.Select(term => (term.Term.Part, term.Term.Weight)).ShouldBe([("reconstruction", 1), ("consistency", 0.05)], "there is no auxiliary loss");
        epoch.Terms[0].Mean.ShouldBe(reconstruction, 1e-12);
        epoch.Terms[1].Mean.ShouldBe(consistency, 1e-12);
        epoch.Loss.ShouldBe(reconstruction + 0.05 * consistency, 1e-12);
        Count(epoch, "silent").ShouldBe((curves.Silent(number - 1, 0) + curves.Silent(number - 1, 1)) / 2.0);
        Count(epoch, "restarted").ShouldBe((curves.Restarted(number - 1, 0) + curves.Restarted(number - 1, 1)) / 2.0);
    }

    private sealed class Recording : ITrainingMonitor
    {
        public List<float[]> Weights { get; } = [];

        public List<TrainingEpoch> Epochs { get; } = [];

        public void StepDone(in TrainingProgress progress, ILearner learner)
        {
        }

        public void ResultReached(IReadOnlyDictionary<string, TensorView> result) => Weights.Add(result["member.01.weight"].As<float>().ToArray());

        public void EpochDone(TrainingEpoch epoch) => Epochs.Add(epoch);
    }
}
