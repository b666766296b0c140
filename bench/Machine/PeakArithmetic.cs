using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using ResearchPipeline.Compute.Simd;
using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Bench.Machine;

/// <summary>The most fused multiply-adds that the machine does, with nothing to load: twelve independent chains a thread.</summary>
internal static class PeakArithmetic
{
    /// <summary>Billions of binary32 operations a second (a multiply-add is two), with vectors of the given width.</summary>
    public static double Measure(WorkerPool pool, int width) => width switch
    {
        512 => Measure(pool, new Chains<Vector512<float>, Lanes512>(pool.Threads)),
        256 => Measure(pool, new Chains<Vector256<float>, Lanes256>(pool.Threads)),
        _ => Measure(pool, new Chains<Vector128<float>, Lanes128>(pool.Threads)),
    };

    private static double Measure<TVector, TLanes>(WorkerPool pool, Chains<TVector, TLanes> chains)
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        double best = 0;
        for (int repetition = 0; repetition < 30; repetition++)
        {
            long start = Stopwatch.GetTimestamp();
            pool.Run(chains, pool.Threads);
            double operations = 2.0 * Chains<TVector, TLanes>.MultiplyAdds * TLanes.Count * pool.Threads;
            best = Math.Max(best, operations / Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return best / 1e9;
    }

    private sealed unsafe class Chains<TVector, TLanes>(int threads) : ITiledWork
        where TVector : unmanaged
        where TLanes : ILanes<TVector>
    {
        private const int Turns = 500_000;
        private readonly float[][] _sinks = Enumerable.Range(0, threads).Select(_ => new float[12 * 16]).ToArray();

        public static double MultiplyAdds => 12.0 * Turns;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Run(int tile)
        {
            fixed (float* sink = _sinks[tile])
            {
                TVector x = TLanes.Broadcast(0.5f), y = TLanes.Broadcast(1f);
                TVector a = x, b = y, c = x, d = y, e = x, f = y, g = x, h = y, i = x, j = y, k = x, l = y;
                for (int turn = 0; turn < Turns; turn++)
                {
                    a = TLanes.MultiplyAdd(a, x, y);
                    b = TLanes.MultiplyAdd(b, x, y);
                    c = TLanes.MultiplyAdd(c, x, y);
                    d = TLanes.MultiplyAdd(d, x, y);
                    e = TLanes.MultiplyAdd(e, x, y);
                    f = TLanes.MultiplyAdd(f, x, y);
                    g = TLanes.MultiplyAdd(g, x, y);
                    h = TLanes.MultiplyAdd(h, x, y);
                    i = TLanes.MultiplyAdd(i, x, y);
                    j = TLanes.MultiplyAdd(j, x, y);
                    k = TLanes.MultiplyAdd(k, x, y);
                    l = TLanes.MultiplyAdd(l, x, y);
                }

                // Kept, so that no chain is dead code.
                TLanes.Store(TLanes.Add(TLanes.Add(TLanes.Add(a, b), TLanes.Add(c, d)), TLanes.Add(TLanes.Add(e, f), TLanes.Add(g, h))), sink);
                TLanes.Store(TLanes.Add(TLanes.Add(i, j), TLanes.Add(k, l)), sink + TLanes.Count);
            }
        }
    }
}
