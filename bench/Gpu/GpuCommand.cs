using System.Diagnostics;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Gpu;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;

namespace ResearchPipeline.Bench.Gpu;

/// <summary>gpu: each kernel of a step of the main study on a device, by its own clock, beside the least it could take; then steps without a clock.</summary>
internal static class GpuCommand
{
    private const int Images = 128;
    private const int Pixels = 784;
    private const double Lambda = 0.003;

    // Of the main study.
    private const int Epochs = 5;

    // As many as a device keeps untold.
    private const int Together = 64;

    /// <param name="images">Training images.</param>
    /// <param name="device">gpu, cuda or opencl.</param>
    /// <param name="steps">Steps of each measurement.</param>
    /// <param name="rounds">Measurements, of which the median counts.</param>
    public static void Run(ImageSet images, string device, int steps, int rounds)
    {
        using IGpuClock clock = Devices.Timed(device, out bool isGpu);
        GpuPeaks peaks = GpuPeaks.Measure(clock, isGpu ? 1 : 1.0 / 256);
        Console.WriteLine($"{clock.DeviceName}: {peaks.MultiplyAdds * 1e-9:0} billion fma/s, {peaks.Bytes * 1e-9:0} GB/s by copying{(isGpu ? "" : "; no GPU, so these times say nothing of one")}");
        EnsembleShape shape = new(Members: 5, Images, Pixels, Latents: 1024, K: 50, AuxiliaryK: 0);
        using TimedDriver timed = new(clock);
        PrintKernels(GpuCost.Of(shape), peaks, Median(rounds, () => KernelsOf(timed, shape, images, steps)));
        double[] walls = [.. Enumerable.Range(0, rounds).Select(_ => Steps(clock, shape, images, steps))];
        double wall = Statistics.Median(walls);
        Console.WriteLine($"{"without a clock",-20} {wall * 1e3,9:0.000} ms a step; {wall * StepsOfStudy(images):0.0} s for the {StepsOfStudy(images)} steps of the main study at this rate");
    }

    private static int StepsOfStudy(ImageSet images) => Epochs * ((images.Count + Images - 1) / Images);

    private static Dictionary<string, double> Median(int rounds, Func<IReadOnlyDictionary<string, double>> measure)
    {
        IReadOnlyDictionary<string, double>[] all = [.. Enumerable.Range(0, rounds).Select(_ => measure())];
        return all[0].Keys.ToDictionary(kernel => kernel, kernel => Statistics.Median(all.Select(round => round[kernel])));
    }

    // Seconds a step of each kernel.
    private static Dictionary<string, double> KernelsOf(TimedDriver timed, EnsembleShape shape, ImageSet images, int steps)
    {
        _ = Steps(timed, shape, images, steps: 2);
        _ = timed.Seconds();
        _ = Steps(timed, shape, images, steps);
        return timed.Seconds().ToDictionary(kernel => kernel.Key, kernel => kernel.Value / steps);
    }

    // Seconds a step, from the first that is asked for until the last is told.
    private static double Steps(IGpuDriver driver, EnsembleShape shape, ImageSet images, int steps)
    {
        using GpuEnsemble ensemble = new(driver, shape, images.Pixels);
        ensemble.Upload(Start(shape, images.Count));
        ensemble.Announce(new PhiloxSequence(42, Purpose.Shuffle, 0).NextPermutation(images.Count));
        EnsembleSums sums = new(shape.Members);
        LossScale scale = LossScale.For(shape.Members, Images, Pixels, shape.Latents, Lambda);
        long start = Stopwatch.GetTimestamp();
        for (int step = 0; step < steps; step++)
        {
            ensemble.Step(step * Images % (images.Count - Images), Images, new EnsembleStep(scale, AdamStep.At(step + 1, 1e-3, 0.9, 0.999, 1e-8, 0.01), LearnsBiases: false, int.MaxValue));
            if (ensemble.Untold == Together || step == steps - 1)
            {
                while (ensemble.Untold > 0)
                {
                    ensemble.Tell(sums);
                }
            }
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / steps;
    }

    private static EnsembleMemory Start(EnsembleShape shape, int images)
    {
        EnsembleMemory memory = EnsembleMemory.Zeros(shape, images);
        foreach ((int member, Layer layer) in memory.Layers.Index())
        {
            PhiloxSequence random = new(42, Purpose.Initialization, (ulong)member);
            foreach (ref float weight in layer.Weights.Values)
            {
                weight = (float)(random.NextNormal() / 32);
            }
        }

        return memory;
    }

    private static void PrintKernels(IReadOnlyDictionary<string, GpuCost> costs, GpuPeaks peaks, Dictionary<string, double> seconds)
    {
        Console.WriteLine($"{"kernel",-20} {"ms a step",9} {"floor ms",9} {"ratio",7} {"Mfma",9} {"MB",8}");
        foreach ((string kernel, double time) in seconds)
        {
            GpuCost cost = costs[kernel];
            Print(kernel, time, cost.Floor(peaks), $" {cost.MultiplyAdds * 1e-6,9:0.0} {cost.Bytes * 1e-6,8:0.00}");
        }

        Print("all kernels", seconds.Values.Sum(), seconds.Keys.Sum(kernel => costs[kernel].Floor(peaks)), "");
    }

    private static void Print(string name, double seconds, double floor, string more) =>
        Console.WriteLine($"{name,-20} {seconds * 1e3,9:0.000} {floor * 1e3,9:0.000} {seconds / floor,7:0.0}{more}");
}
