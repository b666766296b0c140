using ResearchPipeline.Compute.Gpu;

namespace ResearchPipeline.Bench.Gpu;

/// <summary>What a device does at most without anything to load, and at what rate it copies, as measured on it.</summary>
/// <param name="MultiplyAdds">Fused multiply-adds of binary32 a second, with nothing to load.</param>
/// <param name="Bytes">Bytes a second, read and written in a copy of one array into another.</param>
/// <param name="Copied">Bytes of such an array; a cache may hold a small one.</param>
internal readonly record struct GpuPeaks(double MultiplyAdds, double Bytes, double Copied)
{
    private const int Repetitions = 5;
    private const int Threads = 256;

    // 256 MiB: the caches of most GPUs hold less.
    private const int Numbers = 1 << 26;

    // See PEAK_CHAINS in Kernels/peaks.cl.
    private const int Chains = 8;

    /// <summary>The best of a few runs of each.</summary>
    /// <param name="clock">Whose device.</param>
    /// <param name="size">How much work: 1 for a GPU, less for a device that a processor plays.</param>
    public static GpuPeaks Measure(IGpuClock clock, double size)
    {
        int groups = (int)(8192 * size), steps = 4096, numbers = (int)(Numbers * size);
        double bytes = (double)numbers * sizeof(float);
        using DeviceMemory from = new(clock, (long)bytes), into = new(clock, (long)bytes);

        // Memory that nobody has written may not be there yet.
        Copy(into, from);
        double chains = Best(clock, () => clock.Run("peak_chains", groups, Threads, new KernelArguments().Add(into).Add(steps).Add(0.999f).Add(0.5f)));
        double copy = Best(clock, () => Copy(from, into));
        return new((double)groups * Threads * Chains * steps / chains, 2 * bytes / copy, bytes);

        void Copy(DeviceMemory one, DeviceMemory other) => clock.Run("peak_copy", numbers / Threads, Threads, new KernelArguments().Add(one).Add(other).Add(numbers));
    }

    private static double Best(IGpuClock clock, Action run)
    {
        double best = double.PositiveInfinity;
        for (int repetition = 0; repetition <= Repetitions; repetition++)
        {
            nint from = clock.Mark();
            run();
            nint to = clock.Mark();
            best = Math.Min(best, clock.Seconds(from, to));
            clock.Forget(from);
            clock.Forget(to);
        }

        return best;
    }
}
