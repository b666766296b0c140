using System.Diagnostics;
using System.Globalization;
using ResearchPipeline.Bench.Kernels;
using ResearchPipeline.Bench.Machine;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;

namespace ResearchPipeline.Bench.Scaling;

/// <summary>case: measures one case in a process of its own, because what a process has freed it does not always give back.</summary>
internal static class CaseCommand
{
    private const double Seconds = 1.5;
    private const int FewestSteps = 10;

    /// <summary>Prints median milliseconds a step, the floor at given peaks, and the resident bytes that the case has added.</summary>
    public static void Run(ImageSet images, ScalingCase wanted, MachinePeaks peaks)
    {
        int width = Backends.Widths.DefaultIfEmpty(128).First();
        using IBackend backend = Backends.CreateSimd(width, wanted.Threads);
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        long before = ResidentBytes();
        StepWorkload workload = new(images, wanted.Members, wanted.Latents, wanted.K);
        Stopwatch watch = Stopwatch.StartNew();
        for (int warm = 0; warm < FewestSteps; warm++)
        {
            workload.Step(backend);
        }

        int steps = (int)Math.Clamp(Seconds * FewestSteps / watch.Elapsed.TotalSeconds, FewestSteps, 500);
        double milliseconds = KernelTimes.Measure(backend, workload, 0, steps)[^1].Milliseconds;
        long bytes = ResidentBytes() - before;
        double floor = KernelCost.Of(workload, width).Sum(cost => cost.CacheFloor(peaks));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds:R} {floor:R} {bytes}"));
    }

    private static long ResidentBytes()
    {
        using Process self = Process.GetCurrentProcess();
        return self.WorkingSet64;
    }
}
