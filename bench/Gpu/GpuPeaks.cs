using System.Runtime.InteropServices;
using ResearchPipeline.Compute.Gpu;

namespace ResearchPipeline.Bench.Gpu;

/// <summary>The most that a device does, as measured on it.</summary>
/// <param name="MultiplyAdds">Fused multiply-adds of binary32 a second, with nothing to load.</param>
/// <param name="Bytes">Bytes a second, read and written in a copy that no cache holds.</param>
internal readonly record struct GpuPeaks(double MultiplyAdds, double Bytes)
{
    private const int Repetitions = 5;
    private const int Threads = 256;

    // See PEAK_CHAINS in Kernels/peaks.cl.
    private const int Chains = 8;

    /// <summary>The best of a few runs of each.</summary>
    /// <param name="clock">Whose device.</param>
    /// <param name="size">How much work: 1 for a GPU, less for a device that a processor plays.</param>
    public static GpuPeaks Measure(IGpuClock clock, double size)
    {
        int groups = (int)(8192 * size), steps = 4096, numbers = (int)((1 << 28) * size);
        using DeviceMemory from = new(clock, (long)numbers * sizeof(float)), into = new(clock, (long)numbers * sizeof(float));
        clock.Write(from.Handle, 0, MemoryMarshal.AsBytes(new float[numbers].AsSpan()));
        double chains = Best(clock, () => clock.Run("peak_chains", groups, Threads, new KernelArguments().Add(into).Add(steps).Add(0.999f).Add(0.5f)));
        double copy = Best(clock, () => clock.Run("peak_copy", numbers / Threads, Threads, new KernelArguments().Add(from).Add(into).Add(numbers)));
        return new((double)groups * Threads * Chains * steps / chains, 2.0 * numbers * sizeof(float) / copy);
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
