using ResearchPipeline.Bench.Machine;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Bench.Kernels;

/// <summary>kernels: each kernel of a step of the main study, beside the floor that this machine sets it.</summary>
internal static class KernelsCommand
{
    private const int Members = 5;
    private const int Latents = 1024;
    private const int K = 50;
    private const int Rounds = 5;
    private const int WarmupSteps = 60;
    private const int Steps = 200;

    public static void Run(ImageSet images, int threads)
    {
        int width = Backends.Widths.DefaultIfEmpty(128).First();
        using IBackend backend = Backends.CreateSimd(width, threads);
        EqualToReference.Require(backend, images, Members, Latents, K);

        StepWorkload workload = new(images, Members, Latents, K);
        List<MachinePeaks> measuredPeaks = [];
        List<IReadOnlyList<(string Name, double Milliseconds)>> rounds = [];
        for (int round = 0; round < Rounds; round++)
        {
            rounds.Add(KernelTimes.Measure(backend, workload, WarmupSteps, Steps));
            measuredPeaks.Add(MachinePeaks.Measure(threads, width));
        }

        IReadOnlyList<KernelCost> costs = KernelCost.Of(workload, width);
        string[] names = rounds[0].Select(kernel => kernel.Name).ToArray();
        double[] medians = names.Select((_, i) => Statistics.Median(rounds.Select(round => round[i].Milliseconds))).ToArray();
        MachinePeaks peaks = MachinePeaks.MedianOf(measuredPeaks);
        double[] floors = WithSum(costs.Select(cost => cost.Floor(peaks)));
        double[] cacheFloors = WithSum(costs.Select(cost => cost.CacheFloor(peaks)));
        Print(backend.Name, peaks, names, medians, floors, cacheFloors);
        KeepMachine(threads, width, peaks);
        BenchResults.Write("kernels", new ResultTable(
            ResultColumn.Texts("kernel", names),
            ResultColumn.Doubles("multiply_adds", WithSum(costs.Select(cost => cost.MultiplyAdds))),
            ResultColumn.Doubles("memory_bytes", WithSum(costs.Select(cost => cost.MemoryBytes))),
            ResultColumn.Doubles("cache_bytes", WithSum(costs.Select(cost => cost.CacheBytes))),
            ResultColumn.Doubles("milliseconds", medians),
            ResultColumn.Doubles("floor_milliseconds", floors),
            ResultColumn.Doubles("cache_floor_milliseconds", cacheFloors)));
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

    private static void KeepMachine(int threads, int width, MachinePeaks peaks) => BenchResults.Write("machine", new ResultTable(
        ResultColumn.Integers("threads", [threads]),
        ResultColumn.Integers("width", [width]),
        ResultColumn.Doubles("gigaflops", [peaks.GigaFlops]),
        ResultColumn.Doubles("copy_gigabytes", [peaks.CopyGigabytes]),
        ResultColumn.Doubles("memory_gigabytes", [peaks.MemoryGigabytes]),
        ResultColumn.Doubles("cache_gigabytes", [peaks.CacheGigabytes])));
}
