using ResearchPipeline.Tensors;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch;

/// <summary>A training run by libtorch: the same images in the same order as ours.</summary>
/// <param name="Curves">The parts of the loss at every step.</param>
/// <param name="AfterFirst">The state after the first step.</param>
/// <param name="Skipped">Steps that a loss scale left out.</param>
/// <param name="LossScale">What losses are multiplied by in the end; 1 where there is no scale.</param>
internal sealed record TorchTraining(Curves Curves, IReadOnlyDictionary<string, TensorView> AfterFirst, int Skipped, double LossScale)
{
    /// <summary>Whether every part of the loss of the last step is a number.</summary>
    public bool IsFinite => Curves.Parts.All(part => Enumerable.Range(0, part.Width).All(member => double.IsFinite(Curves.At(part.Name, Curves.Steps - 1, member))));

    /// <summary>Learns; where the loss is no longer a number, it ends there.</summary>
    /// <param name="learner">What learns.</param>
    /// <param name="own">Our own learner of the same, which knows the form of files; what it knew is overwritten.</param>
    /// <param name="plan">Which images come when.</param>
    /// <param name="mostSteps">Where it stops.</param>
    /// <param name="folder">Where weights go as a train stage leaves them; null for nowhere.</param>
    /// <param name="progress">Told after every step.</param>
    public static TorchTraining Run(ITorchLearner learner, ILearner own, TrainingPlan plan, long mostSteps, string? folder, Progress progress)
    {
        Curves curves = own.NewCurves();
        IReadOnlyDictionary<string, TensorView>? afterFirst = null;
        for (int epoch = 0; epoch < plan.Epochs; epoch++)
        {
            int[] order = plan.OrderOf(epoch);
            learner.BeginEpoch();
            for (int index = 0; index < plan.StepsPerEpoch; index++)
            {
                long time = (long)epoch * plan.StepsPerEpoch + index + 1;
                learner.Step(order.AsSpan(plan.ImagesOf(index)), time, curves);
                progress.Done(time);
                afterFirst ??= learner.State();
                TorchTraining soFar = new(curves, afterFirst, learner.Skipped, learner.LossScale);
                if ((time == mostSteps && time < plan.Steps) || !soFar.IsFinite)
                {
                    return soFar;
                }
            }

            if (folder is not null && plan.FileOf(epoch + 1) is string file)
            {
                own.Restore(learner.State());
                SafetensorsFile.Write(Path.Combine(folder, file), own.Result(), new Dictionary<string, string> { ["format"] = "pt" });
            }

            learner.EndEpoch(epoch, isLast: epoch + 1 == plan.Epochs, curves);
        }

        if (folder is not null)
        {
            SafetensorsFile.Write(Path.Combine(folder, TrainingRun.CurvesFile), curves.ToTensors(), new Dictionary<string, string>());
        }

        return new TorchTraining(curves, afterFirst!, learner.Skipped, learner.LossScale);
    }
}
