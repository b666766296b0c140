using ResearchPipeline.Bench.Machine;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Bench.Kernels;

/// <summary>kernels: each kernel of a step of the main study, beside the floor that this machine sets it.</summary>
internal static class KernelsCommand
{
    private const int Members = 5;
    private const int Latents = 1024;
    private const int K = 50;
    private const int WarmupSteps = 60;
    private const int Steps = 200;

    public static void Run(ImageSet images, int threads, int rounds)
    {
        int width = Backends.Widths.DefaultIfEmpty(128).First();
        using IBackend backend = Backends.CreateSimd(width, threads);
        EqualToReference.Require(backend, images, Members, Latents, K);

        StepWorkload workload = new(images, Members, Latents, K);
        List<MachinePeaks> measuredPeaks = [];
        List<IReadOnlyList<(string Name, double Milliseconds)>> times = [];
        for (int round = 0; round < rounds; round++)
        {
            times.Add(KernelTimes.Measure(backend, workload, WarmupSteps, Steps));
            measuredPeaks.Add(MachinePeaks.Measure(threads, width));
        }

        IReadOnlyList<KernelCost> costs = KernelCost.Of(workload, width);
        string[] names = times[0].Select(kernel => kernel.Name).ToArray();
        double[] medians = names.Select((_, i) => Statistics.Median(times.Select(round => round[i].Milliseconds))).ToArray();
        MachinePeaks peaks = MachinePeaks.MedianOf(measuredPeaks);
        double[] floors = WithSum(costs.Select(cost => cost.Floor(peaks)));
        double[] cacheFloors = WithSum(costs.Select(cost => cost.CacheFloor(peaks)));
        Print(backend.Name, peaks, names, medians, floors, cacheFloors);
        KeepMachine(threads, width, peaks);
        Keep(names, costs, medians, floors, cacheFloors);
    }

    // The last row is the whole step.
    private static double[] WithSum(IEnumerable<double> values)
    {
        double[] all = values.ToArray();
        return [.. all, all.Sum()];
    }

    private static void Print(
        string backend, MachinePeaks peaks, string[] names, double[] medians, double[] floors, double[] cacheFloors)
    {
        Console.WriteLine(
            $"{backend}: {peaks.GigaFlops:0} GFLOP/s, {peaks.CopyGigabytes:0} GB/s by copying; in place {peaks.MemoryGigabytes:0} GB/s in memory and {peaks.CacheGigabytes:0} GB/s in cache");
        Console.WriteLine($"{"kernel",-14} {"ms",7} {"floor ms",9} {"ratio",6} {"cache floor",12} {"ratio",6}");
        for (int i = 0; i < names.Length; i++)
        {
            Console.WriteLine(
                $"{names[i],-14} {medians[i],7:0.000} {floors[i],9:0.000} {medians[i] / floors[i],6:0.00} {cacheFloors[i],12:0.000} {medians[i] / cacheFloors[i],6:0.00}");
        }
    }

    private static void Keep(string[] names, IReadOnlyList<KernelCost> costs, double[] medians, double[] floors, double[] cacheFloors)
    {
        double[] multiplyAdds = WithSum(costs.Select(cost => cost.MultiplyAdds));
        double[] memoryBytes = WithSum(costs.Select(cost => cost.MemoryBytes));
        double[] cacheBytes = WithSum(costs.Select(cost => cost.CacheBytes));
        BenchResults.Write(
            new ResultTable<int>("kernels", "kernel", "Time of each kernel in a step of the main study, and the least it could be; the last row is the step.")
                .Texts("kernel", "Name of the kernel.", i => names[i])
                .Doubles("multiply_adds", "fma", "Fused multiply-adds in a step.", i => multiplyAdds[i])
                .Doubles("memory_bytes", "byte", "Bytes moved from and to memory in a step.", i => memoryBytes[i])
                .Doubles("cache_bytes", "byte", "Bytes moved from and to a cache in a step.", i => cacheBytes[i])
                .Doubles("milliseconds", "ms", "Median time in a step.", i => medians[i])
                .Doubles("floor_milliseconds", "ms", "The least by arithmetic and by memory.", i => floors[i])
                .Doubles("cache_floor_milliseconds", "ms", "The least by arithmetic and by a cache.", i => cacheFloors[i]),
            names.Length);
    }

    private static void KeepMachine(int threads, int width, MachinePeaks peaks) => BenchResults.Write(
        new ResultTable<int>("machine", "machine", "What the machine can do at most, as measured.")
            .Integers("threads", "", "Threads.", _ => threads)
            .Integers("width", "bit", "Bits of a vector.", _ => width)
            .Doubles("gigaflops", "GFLOP/s", "Arithmetic.", _ => peaks.GigaFlops)
            .Doubles("copy_gigabytes", "GB/s", "Copying in memory.", _ => peaks.CopyGigabytes)
            .Doubles("memory_gigabytes", "GB/s", "Changing in place, in memory.", _ => peaks.MemoryGigabytes)
            .Doubles("cache_gigabytes", "GB/s", "Changing in place, in a cache.", _ => peaks.CacheGigabytes),
        1);
}
