using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Compute.Torch;

/// <summary>One learner of a study, learned again by libtorch from the same first weights and the same batches.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="trained">Which learner.</param>
/// <param name="images">The study's training images.</param>
/// <param name="backend">Our own.</param>
/// <param name="say">Told how far it is.</param>
internal sealed class LearnerReplication(ReplicationOptions options, Trained trained, ImageSet images, IBackend backend, Action<string> say)
{
    private readonly Study _study = trained.Learning;

    /// <summary>The folder of what libtorch learns.</summary>
    public string Folder { get; } = Path.Combine(options.Output, "libtorch", trained.Place);

    /// <summary>Learns and compares.</summary>
    public IReadOnlyList<Finding> Run()
    {
        Curves ours = Curves.FromTensors(SafetensorsFile.Read(Path.Combine(options.Run, trained.Place, TrainingRun.CurvesFile), out _));
        Directory.CreateDirectory(Folder);
        TrainingRun run = NewRun();
        if (run.Plan.Epochs == 0 || _study.Learner.Training.Optimizer.IsLbfgs)
        {
            return [];
        }

        long wideSteps = Math.Min(options.WideSteps, run.Plan.Steps);
        TorchTraining wide = Learn(Numbers.Of("double", options.Device), "double", wideSteps, folder: null);
        TorchTraining theirs = Learn(Numbers.Of(options.Numbers, options.Device), options.Numbers, run.Plan.Steps, Folder);
        LossComparison losses = new(ours, theirs.Curves, wide.Curves);
        LossTable.Write(Path.Combine(options.Output, $"{trained.Place}-losses.csv"), losses);
        List<Finding> findings = [StateComparison.Of(trained.Place, FirstStepOf(NewRun()), theirs.AfterFirst, wide.AfterFirst), losses.Find(trained.Place)];
        findings.AddRange(EpochComparison.Of(trained.Place, ours, theirs.Curves, run.Plan.StepsPerEpoch));
        if (theirs.Skipped > 0)
        {
            say($"{trained.Place}: {theirs.Skipped} steps were left out while the loss scale was found");
        }

        return findings;
    }

    /// <summary>Why a learner is not learned again; null where it is.</summary>
    public static string? Reason(Learner learner) =>
        learner.Training.Epochs == 0 ? "keeps its first weights"
        : learner.Training.Optimizer.IsLbfgs ? "is learned by L-BFGS, whose line search takes other steps after the first rounding; its loss and gradients are compared in the tests"
        : null;

    private TorchTraining Learn(Numbers numbers, string name, long steps, string? folder)
    {
        TrainingRun run = NewRun();
        ITorchLearner learner = ComputationModule.ofStudy(_study).IsFused
            ? new TorchEnsemble(_study, images, run.Learner, numbers)
            : new TorchMembers(_study, _study.Learner.ImagesOf(images), run.Learner, backend.Arithmetic, numbers);
        return TorchTraining.Run(learner, run.Learner, run.Plan, steps, folder, new Progress(say, $"{trained.Place} by libtorch, {name}", steps));
    }

    private TrainingRun NewRun()
    {
        LearnerTraining body = new(_study, trained.Below, () => backend, (_, _) => throw new InvalidOperationException("Nobody watches."), CancellationToken.None);
        return body.RunOf(images, body.Inputs.ToDictionary(name => name, name => Path.Combine(options.Run, name)), backend, monitor: null);
    }

    private static IReadOnlyDictionary<string, TensorView> FirstStepOf(TrainingRun run)
    {
        int[] order = run.Plan.OrderOf(0);
        run.Learner.BeginEpoch();
        run.Learner.Step(order.AsSpan(run.Plan.ImagesOf(0)), 1, run.Learner.NewCurves());
        return run.Learner.State();
    }
}
