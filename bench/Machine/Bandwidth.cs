using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Bench.Machine;

/// <summary>
/// How fast bytes move between the processor and a working set. Two patterns: a copy, as usually quoted; and reading and
/// writing in place, as Adam does, which is faster because no line is fetched only to be overwritten.
/// </summary>
internal static class Bandwidth
{
    /// <summary>Bytes read and written a second by copying, in units of 10⁹; each thread has its part of the working set.</summary>
    public static double Copy(WorkerPool pool, long workingSet) => Measure(pool, workingSet, inPlace: false);

    /// <summary>Bytes read and written a second by x := c·x, in units of 10⁹.</summary>
    public static double InPlace(WorkerPool pool, long workingSet) => Measure(pool, workingSet, inPlace: true);

    private static double Measure(WorkerPool pool, long workingSet, bool inPlace)
    {
        int floats = (int)(workingSet / sizeof(float) / pool.Threads / (inPlace ? 1 : 2)) / 16 * 16;
        int repeats = (int)Math.Max(1, 64_000_000 / workingSet);
        Pass pass = new(pool.Threads, floats, repeats, inPlace);
        double best = 0;
        for (int repetition = 0; repetition < 40; repetition++)
        {
            long start = Stopwatch.GetTimestamp();
            pool.Run(pass, pool.Threads);
            double bytes = 2.0 * sizeof(float) * floats * repeats * pool.Threads;
            best = Math.Max(best, bytes / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best / 1e9;
    }

    private sealed class Pass(int threads, int floats, int repeats, bool inPlace) : ITiledWork
    {
        private readonly Matrix[] _sources = Enumerable.Range(0, threads).Select(_ => new Matrix(1, floats)).ToArray();
        private readonly Matrix[] _targets = Enumerable.Range(0, threads).Select(_ => new Matrix(1, inPlace ? 0 : floats)).ToArray();

        public void Run(int tile)
        {
            for (int repeat = 0; repeat < repeats; repeat++)
            {
                if (inPlace)
                {
                    Scale(_sources[tile].Values);
                }
                else
                {
                    _sources[tile].Values.CopyTo(_targets[tile].Values);
                }
            }
        }

        private static void Scale(Span<float> values)
        {
            Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(values);
            for (int i = 0; i < vectors.Length; i++)
            {
                vectors[i] *= 0.5f;
            }
        }
    }
}
