using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch;

/// <summary>One learner of a study, learned again by libtorch and compared.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="trained">Which learner.</param>
/// <param name="images">The study's training images.</param>
/// <param name="backend">Our own.</param>
/// <param name="say">Told how far it is.</param>
internal sealed class LearnerReplication(ReplicationOptions options, Trained trained, ImageSet images, IBackend backend, Action<string> say)
{
    private readonly TorchLearning _learning = new(trained, images, name => Path.Combine(options.Run, name), backend);

    /// <summary>Learns and compares.</summary>
    public LearnerFindings Run()
    {
        Curves ours = Curves.FromTensors(SafetensorsFile.Read(Path.Combine(options.Run, trained.Place, TrainingRun.CurvesFile), out _));
        string folder = Directory.CreateDirectory(Path.Combine(options.Output, ReplicationFolder.Learned, trained.Place)).FullName;
        TrainingPlan plan = _learning.NewRun().Plan;
        long wideSteps = Math.Min(options.WideSteps, plan.Steps);
        TorchTraining wide = Learn("double", wideSteps, folder: null);
        TorchTraining theirs = Learn(options.Numbers, plan.Steps, folder);
        if (!theirs.IsFinite)
        {
            throw new DivergedException($"{trained.Place}: the loss of libtorch in {options.Numbers} is no number at step {theirs.Curves.Steps}, so nothing can be compared. Learn with other numbers, or with a lower rate.");
        }

        LossComparison losses = new(ours, theirs.Curves, wide.Curves);
        LossTable.Write(Path.Combine(options.Output, $"{trained.Place}{ReplicationFolder.LossesEnd}"), ours, theirs.Curves, wide.Curves, losses);
        List<Finding> findings = [StateComparison.Of(trained.Place, FirstStepOf(_learning.NewRun()), theirs.AfterFirst, wide.AfterFirst), losses.Find(trained.Place)];
        findings.AddRange(EpochComparison.Of(trained.Place, ours, theirs.Curves, plan.StepsPerEpoch));
        if (theirs.Skipped > 0)
        {
            say($"{trained.Place}: {theirs.Skipped} steps were left out while the loss scale was found");
        }

        return new LearnerFindings(trained.Place, plan.Steps, wideSteps, findings);
    }

    private TorchTraining Learn(string numbers, long steps, string? folder) =>
        _learning.Learn(Numbers.Of(numbers, options.Device), steps, folder, new Progress(say, $"{trained.Place} by libtorch, {numbers}", steps));

    private static IReadOnlyDictionary<string, TensorView> FirstStepOf(TrainingRun run)
    {
        int[] order = run.Plan.OrderOf(0);
        run.Learner.BeginEpoch();
        run.Learner.Step(order.AsSpan(run.Plan.ImagesOf(0)), 1, run.Learner.NewCurves());
        return run.Learner.State();
    }
}
