using System.Diagnostics;
using ResearchPipeline.Compute;

namespace ResearchPipeline.Bench.Kernels;

/// <summary>
/// Times kernels inside whole steps, one after another: a kernel timed alone would find its data in a cache that the other
/// kernels of a step have emptied.
/// </summary>
internal static class KernelTimes
{
    /// <summary>Median milliseconds of every kernel and, under "step", of the whole step.</summary>
    public static IReadOnlyList<(string Name, double Milliseconds)> Measure(IBackend backend, StepWorkload workload, int warmup, int steps)
    {
        (string Name, Action<IBackend> Run)[] kernels = workload.Kernels();
        double[][] times = Enumerable.Range(0, kernels.Length + 1).Select(_ => new double[steps]).ToArray();
        for (int step = -warmup; step < steps; step++)
        {
            long start = Stopwatch.GetTimestamp();
            long last = start;
            for (int kernel = 0; kernel < kernels.Length; kernel++)
            {
                kernels[kernel].Run(backend);
                long now = Stopwatch.GetTimestamp();
                Note(kernel, step, last, now);
                last = now;
            }

            Note(kernels.Length, step, start, last);
        }

        return [.. kernels.Select((kernel, i) => (kernel.Name, Statistics.Median(times[i]))), ("step", Statistics.Median(times[^1]))];

        void Note(int row, int step, long from, long to)
        {
            if (step >= 0)
            {
                times[row][step] = Stopwatch.GetElapsedTime(from, to).TotalMilliseconds;
            }
        }
    }
}
