using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Bench.Machine;

/// <summary>The best rates that this machine shows with a number of threads.</summary>
/// <param name="GigaFlops">Billions of operations a second; a multiply-add is two.</param>
/// <param name="MemoryGigabytes">In place, on a working set of 64 MB: 10⁹ bytes read and written a second.</param>
/// <param name="CacheGigabytes">In place, on 3.2 MB for each thread, one member's weights.</param>
/// <param name="CopyGigabytes">By copying 64 MB.</param>
internal sealed record MachinePeaks(double GigaFlops, double MemoryGigabytes, double CacheGigabytes, double CopyGigabytes)
{
    private const long LargeSet = 64_000_000;
    private const long SmallSet = 3_200_000;

    /// <summary>Measures for about a second; of many short repetitions the fastest counts.</summary>
    public static MachinePeaks Measure(int threads, int width)
    {
        using WorkerPool pool = new(threads);
        return new MachinePeaks(
            PeakArithmetic.Measure(pool, width),
            Bandwidth.InPlace(pool, LargeSet),
            Bandwidth.InPlace(pool, SmallSet * threads),
            Bandwidth.Copy(pool, LargeSet));
    }

    /// <summary>The medians of several measurements, rate by rate.</summary>
    public static MachinePeaks MedianOf(IReadOnlyCollection<MachinePeaks> all) => new(
        Statistics.Median(all.Select(one => one.GigaFlops)),
        Statistics.Median(all.Select(one => one.MemoryGigabytes)),
        Statistics.Median(all.Select(one => one.CacheGigabytes)),
        Statistics.Median(all.Select(one => one.CopyGigabytes)));
}
