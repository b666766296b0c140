using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Tests;

/// <summary>A training run knows a learner by names alone.</summary>
public sealed class AnyLearnerTests : IDisposable
{
    private static readonly TrainingPlan Plan = new(Seed: 3, Images: 10, BatchSize: 4, Epochs: 2) { KeepsEpochs = true };
    private readonly string _folder = Directory.CreateTempSubdirectory("any-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_image_is_shown_once_in_an_epoch_and_what_is_measured_has_its_curves()
    {
        CountingLearner learner = new();
        Run(learner, "whole", null, CancellationToken.None);
        learner.Calls.ShouldBe(["begin", "end of one of several", "begin", "end"]);
        Curves curves = Curves.FromTensors(SafetensorsFile.Read(Path.Combine(_folder, "whole", "curves.safetensors"), out _));
        Enumerable.Range(0, 6).Select(step => curves.At("distance", step)).ShouldBe([4, 4, 2, 4, 4, 2]);
        Enumerable.Range(0, 2).Select(epoch => curves.CountAt("ends", epoch)).ShouldBe([0, 1]);
        Directory.GetFiles(Path.Combine(_folder, "whole")).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .ShouldBe(["curves.safetensors", "trail.safetensors", "weights-epoch-1.safetensors", "weights.safetensors"]);
    }

    [Fact]
    public void Interrupted_after_any_step_it_comes_to_the_same_bytes()
    {
        Run(new CountingLearner(), "whole", null, CancellationToken.None);
        foreach (int steps in Enumerable.Range(1, 5))
        {
            string name = $"{steps}";
            using CancellationTokenSource stop = new();
            Should.Throw<OperationCanceledException>(() => Run(new CountingLearner(), name, new CancelAfter(steps, stop), stop.Token));
            Run(new CountingLearner(), name, null, CancellationToken.None);
            Hashes(name).ShouldBe(Hashes("whole"), $"after step {steps}");
        }
    }

    [Fact]
    public void Where_nobody_looks_at_epochs_the_weights_of_the_last_are_kept_alone_after_a_kill_too()
    {
        TrainingPlan plan = Plan with { KeepsEpochs = false };
        Run(new CountingLearner(), "whole", null, CancellationToken.None);
        foreach (int steps in Enumerable.Range(1, 5))
        {
            string name = $"{steps}";
            using CancellationTokenSource stop = new();
            Should.Throw<OperationCanceledException>(() => Run(new CountingLearner(), name, new CancelAfter(steps, stop), stop.Token, plan));
            Run(new CountingLearner(), name, null, CancellationToken.None, plan);
            Hashes(name).ShouldBe(Hashes("whole").Where(file => !file.StartsWith("weights-epoch-1.safetensors ", StringComparison.Ordinal)), $"after step {steps}");
        }

        plan.WeightFiles.ShouldBe(["weights.safetensors"]);
        Plan.WeightFiles.ShouldBe(["weights-epoch-1.safetensors", "weights.safetensors"]);
    }

    [Fact]
    public void A_checkpoint_of_another_kind_of_learner_is_not_believed()
    {
        using CancellationTokenSource stop = new();
        Should.Throw<OperationCanceledException>(() => Run(new CountingLearner(), "other", new CancelAfter(2, stop), stop.Token));
        using Compute.IBackend backend = Compute.Backends.Create("reference", 1);
        Beginning beginning = new();
        LearnerTraining.RunOf(Small.With("training.epochs = 1"), Small.Images(), backend, beginning)
            .Run(Path.Combine(_folder, "other"), Path.Combine(_folder, "other", "checkpoint"), "counting", CancellationToken.None);
        (beginning.StepsDone, beginning.Refusal!.Contains("its curves are those of another loss", StringComparison.Ordinal)).ShouldBe((0, true));
    }

    private void Run(CountingLearner learner, string name, ITrainingMonitor? monitor, CancellationToken cancellation, TrainingPlan? plan = null)
    {
        string folder = Path.Combine(_folder, name);
        new TrainingRun(learner, plan ?? Plan, monitor, TimeSpan.Zero).Run(folder, Path.Combine(folder, "checkpoint"), "counting", cancellation);
    }

    private string[] Hashes(string name) =>
        [.. Directory.GetFiles(Path.Combine(_folder, name)).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {Sha256.OfFile(file)}")];
}
