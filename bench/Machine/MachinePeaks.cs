using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Bench.Machine;

/// <summary>The best rates that this machine shows with a number of threads.</summary>
/// <param name="GigaFlops">Billions of operations a second; a multiply-add is two.</param>
/// <param name="MemoryGigabytes">In place, on a working set of 64 MB: 10⁹ bytes read and written a second.</param>
/// <param name="CacheGigabytes">In place, on a working set of 1 MB.</param>
/// <param name="CopyGigabytes">By copying 64 MB.</param>
internal sealed record MachinePeaks(double GigaFlops, double MemoryGigabytes, double CacheGigabytes, double CopyGigabytes)
{
    private const long LargeSet = 64_000_000;
    private const long SmallSet = 1_000_000;

    /// <summary>Measures for about two seconds.</summary>
    public static MachinePeaks Measure(int threads, int width)
    {
        using WorkerPool pool = new(threads);
        return new MachinePeaks(
            PeakArithmetic.Measure(pool, width),
            Bandwidth.InPlace(pool, LargeSet),
            Bandwidth.InPlace(pool, SmallSet),
            Bandwidth.Copy(pool, LargeSet));
    }

    /// <summary>The better of two measurements, rate by rate: noise only ever slows down.</summary>
    public MachinePeaks Or(MachinePeaks other) => new(
        Math.Max(GigaFlops, other.GigaFlops),
        Math.Max(MemoryGigabytes, other.MemoryGigabytes),
        Math.Max(CacheGigabytes, other.CacheGigabytes),
        Math.Max(CopyGigabytes, other.CopyGigabytes));
}
