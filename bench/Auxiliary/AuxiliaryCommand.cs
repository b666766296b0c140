using ResearchPipeline.Bench.Kernels;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Bench.Auxiliary;

/// <summary>
/// auxiliary: a step with AuxK and rows of fixed norm beside one without, in blocks that take turns, over the whole training of the main
/// study: how many features are silent, and with it the price, changes as it learns.
/// </summary>
internal static class AuxiliaryCommand
{
    private const int BlockSteps = 8;
    private const int CheckedSteps = 10;
    private const string AuxK = "aux-k 1000 64 0.00390625";

    // More features are silent at the start than later: with twice as many in the loss they are treated as the fewer are then.
    private const string AuxKAtStart = "aux-k 1000 128 0.00390625";

    public static void Run(ImageSet images, int threads)
    {
        using IBackend backend = Backends.Create("auto", threads);
        RequireReferenceBits(images, backend);
        TrainingArm plain = new(StudyOf.Plain.Recipe(), images, backend);
        TrainingArm auxiliary = new(StudyOf.AuxK(AuxK).Recipe(), images, backend);
        List<Epoch> epochs = [];
        for (int epoch = 1; epoch <= KSparseEnsemble.study.Learner.Training.Epochs; epoch++)
        {
            epochs.Add(Measure(plain, auxiliary, epoch * plain.StepsPerEpoch));
            Console.WriteLine(
                $"epoch {epoch}: {epochs[^1].Plain:0.00} ms a step, {epochs[^1].Auxiliary:0.00} with AuxK and fixed norms; ratio {epochs[^1].Ratio:0.000}, {epochs[^1].SilentShare:0.0%} of the features silent");
        }

        Console.WriteLine($"median ratio over epochs: {Statistics.Median(epochs.Select(epoch => epoch.Ratio)):0.000} ({backend.Name})");
        Keep(epochs, threads);
    }

    private static Epoch Measure(TrainingArm plain, TrainingArm auxiliary, int until)
    {
        List<(double Plain, double Auxiliary, double SilentShare)> blocks = [];
        while (plain.Steps < until)
        {
            int steps = Math.Min(BlockSteps, until - plain.Steps);
            double without = plain.Run(steps) / steps;
            double with = auxiliary.Run(steps) / steps;
            blocks.Add((without, with, auxiliary.SilentShare));
        }

        return new Epoch(
            Statistics.Median(blocks.Select(block => block.Plain)),
            Statistics.Median(blocks.Select(block => block.Auxiliary)),
            Statistics.Median(blocks.Select(block => block.Auxiliary / block.Plain)),
            blocks.Average(block => block.SilentShare));
    }

    // From the eighth batch of 128 on, features can have been silent for 1,000 images.
    private static void RequireReferenceBits(ImageSet images, IBackend backend)
    {
        using IBackend reference = Backends.Create("reference", 1);
        TrainingArm expected = new(StudyOf.AuxK(AuxKAtStart).Recipe(), images, reference);
        TrainingArm actual = new(StudyOf.AuxK(AuxKAtStart).Recipe(), images, backend);
        _ = expected.Run(CheckedSteps);
        _ = actual.Run(CheckedSteps);
        EqualToReference.RequireSame((expected.Layers, expected.States), (actual.Layers, actual.States));
        Console.WriteLine($"checked: {backend.Name} returns the bits of the reference ({CheckedSteps} steps with AuxK and fixed norms; in the last, {actual.SilentShare:0.0%} of the features silent)");
    }

    private static void Keep(List<Epoch> epochs, int threads) => BenchResults.Write(
        new ResultTable<int>("auxiliary", "epoch", "A step of the main study with AuxK and rows of fixed norm, and one without.")
            .Integers("epoch", "", "Number of the epoch, from 1.", i => i + 1)
            .Integers("threads", "", "Threads.", _ => threads)
            .Doubles("milliseconds", "ms", "Median time of a step without.", i => epochs[i].Plain)
            .Doubles("auxiliary_milliseconds", "ms", "Median time of a step with both.", i => epochs[i].Auxiliary)
            .Doubles("ratio", "1", "Median over pairs of neighbouring blocks of the second over the first.", i => epochs[i].Ratio)
            .Doubles("silent_share", "1", "Share of the features that were in no code for 1,000 images, mean over members and blocks.", i => epochs[i].SilentShare),
        epochs.Count);

    private sealed record Epoch(double Plain, double Auxiliary, double Ratio, double SilentShare);
}
