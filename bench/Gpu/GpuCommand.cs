using ResearchPipeline.Compute.Gpu;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Bench.Gpu;

/// <summary>gpu: each kernel of a step of the main study on a device, by its events, beside what its bytes and multiply-adds take at the device's peaks; then steps without events.</summary>
internal static class GpuCommand
{
    // Of what is small enough for a processor.
    private const double SizeWithoutGpu = 1.0 / 256;

    /// <param name="images">Training images.</param>
    /// <param name="device">gpu, cuda or opencl.</param>
    /// <param name="steps">Steps of each measurement; null for all of the training.</param>
    /// <param name="rounds">Measurements, of which the median counts.</param>
    public static void Run(ImageSet images, string device, int? steps, int rounds)
    {
        using IGpuClock clock = Devices.Timed(device, out bool isGpu);
        GpuPeaks peaks = GpuPeaks.Measure(clock, isGpu ? 1 : SizeWithoutGpu);
        Console.WriteLine($"{clock.DeviceName}: {peaks.MultiplyAdds * 1e-9:0} billion fma/s, {peaks.Bytes * 1e-9:0} GB/s by copying {peaks.Copied * 1e-6:0} MB{(isGpu ? "" : "; no GPU, so these times say nothing of one")}");
        StudySteps study = new(KSparseEnsemble.study.Recipe(), images);
        int count = steps ?? study.Count;
        (Dictionary<string, double> seconds, SilentLoad silent) = KernelsOf(clock, study, count, rounds);
        PrintKernels(GpuCost.Of(study.Shape, silent), peaks, seconds);
        double wall = Statistics.Median([.. Enumerable.Range(0, rounds).Select(_ => study.Run(clock, count).Seconds)]);
        Console.WriteLine($"{"without events",-20} {wall * 1e3,9:0.000} ms a step; {wall * study.Count:0.0} s for the {study.Count} steps of the main study at this rate");
    }

    // Seconds a step of each kernel; what silent features give it to do is the same in every round.
    private static (Dictionary<string, double> Seconds, SilentLoad Silent) KernelsOf(IGpuClock clock, StudySteps study, int steps, int rounds)
    {
        using TimedDriver timed = new(clock);
        _ = study.Run(timed, steps: 2);
        _ = timed.Seconds();
        SilentLoad silent = default;
        List<IReadOnlyDictionary<string, double>> all = [];
        for (int round = 1; round <= rounds; round++)
        {
            silent = study.Run(timed, steps).Silent;
            all.Add(timed.Seconds());
            Console.WriteLine($"round {round} of {rounds}: {all[^1].Values.Sum() / steps * 1e3:0.000} ms a step, {steps} steps");
        }

        return (all[0].Keys.ToDictionary(kernel => kernel, kernel => Statistics.Median(all.Select(one => one[kernel] / steps))), silent);
    }

    private static void PrintKernels(IReadOnlyDictionary<string, GpuCost> costs, GpuPeaks peaks, Dictionary<string, double> seconds)
    {
        Console.WriteLine("The floor is what a kernel's bytes take at the rate of the copy, or its multiply-adds at the peak; where a cache holds what it reads, it can take less.");
        Console.WriteLine($"{"kernel",-20} {"ms a step",9} {"floor ms",9} {"ratio",7} {"Mfma",9} {"MB",8}");
        foreach ((string kernel, double time) in seconds)
        {
            GpuCost cost = costs[kernel];
            Print(kernel, time, cost.Floor(peaks), $" {cost.MultiplyAdds * 1e-6,9:0.0} {cost.Bytes * 1e-6,8:0.00}");
        }

        Print("all kernels", seconds.Values.Sum(), seconds.Keys.Sum(kernel => costs[kernel].Floor(peaks)), "");
    }

    // Without silent features, kernels for them have nothing to do.
    private static void Print(string name, double seconds, double floor, string more) =>
        Console.WriteLine($"{name,-20} {seconds * 1e3,9:0.000} {floor * 1e3,9:0.000} {(floor > 0 ? $"{seconds / floor:0.0}" : "-"),7}{more}");
}
