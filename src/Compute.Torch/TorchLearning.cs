using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Networks;
using TorchSharp;

namespace ResearchPipeline.Compute.Torch;

/// <summary>A learner of a study, learned by libtorch from the first weights and the batches that ours has.</summary>
/// <param name="trained">Which learner.</param>
/// <param name="images">The study's training images.</param>
/// <param name="pathOf">Where a file lies that it learns from, by name.</param>
/// <param name="backend">Our own.</param>
internal sealed class TorchLearning(Trained trained, ImageSet images, Func<string, string> pathOf, IBackend backend)
{
    private readonly Study _study = trained.Learning;

    /// <summary>Why a learner is not learned by libtorch; null where it is.</summary>
    public static string? Reason(Learner learner) =>
        learner.Training.Epochs == 0 ? "keeps its first weights"
        : learner.Training.Optimizer.IsLbfgs ? "is learned by L-BFGS, whose line search takes other steps after the first rounding; its loss and gradients are compared in the tests"
        : null;

    /// <summary>Our own run of the learner, before its first step.</summary>
    public TrainingRun NewRun()
    {
        LearnerTraining body = new(_study, trained.Below, () => backend, (_, _) => throw new InvalidOperationException("Nobody watches."), CancellationToken.None);
        return body.RunOf(images, body.Inputs.ToDictionary(name => name, pathOf), backend, monitor: null);
    }

    /// <summary>Learns.</summary>
    /// <param name="numbers">To compute with.</param>
    /// <param name="steps">Where it stops.</param>
    /// <param name="folder">Where weights go as a train stage leaves them; null for nowhere.</param>
    /// <param name="progress">Told after every step.</param>
    public TorchTraining Learn(Numbers numbers, long steps, string? folder, Progress progress)
    {
        // Every tensor that nothing else holds is held until the end, and let go of then: none is finalized while libtorch reads it, and no two trainings are in memory at once.
        using DisposeScope scope = torch.NewDisposeScope();
        TrainingRun run = NewRun();
        ITorchLearner learner = ComputationModule.ofStudy(_study).IsFused
            ? new TorchEnsemble(_study, images, run.Learner, numbers)
            : new TorchMembers(_study, _study.Learner.ImagesOf(images), run.Learner, backend.Arithmetic, numbers);
        TorchTraining training = TorchTraining.Run(learner, run.Learner, run.Plan, steps, folder, progress);
        GC.KeepAlive(learner);
        return training;
    }
}
