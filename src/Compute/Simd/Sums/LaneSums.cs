using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Compute.Simd.Wide;

namespace ResearchPipeline.Compute.Simd.Sums;

/// <summary>Sums along a row in the sixteen binary64 lanes of <see cref="LaneSum"/>, which take two, four or eight registers.</summary>
internal static unsafe class LaneSums<TWide, TLanes>
    where TWide : unmanaged
    where TLanes : IWideLanes<TWide>
{
    /// <summary>Σ a[i]·b[i], or Σ a[i] where there is no b: once a number and one addition, rounded once, is the addition.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(float* a, float* b, int count)
    {
        TWide one = TLanes.Broadcast(1), s0 = TLanes.Broadcast(0), s1 = s0, s2 = s0, s3 = s0, s4 = s0, s5 = s0, s6 = s0, s7 = s0;
        int i = 0;
        for (; i <= count - LaneSum.Lanes; i += LaneSum.Lanes)
        {
            s0 = Next(a, b, i, one, s0);
            s1 = Next(a, b, i + TLanes.Count, one, s1);
            if (TLanes.Count <= LaneSum.Lanes / 4)
            {
                s2 = Next(a, b, i + 2 * TLanes.Count, one, s2);
                s3 = Next(a, b, i + 3 * TLanes.Count, one, s3);
            }

            if (TLanes.Count <= LaneSum.Lanes / 8)
            {
                s4 = Next(a, b, i + 4 * TLanes.Count, one, s4);
                s5 = Next(a, b, i + 5 * TLanes.Count, one, s5);
                s6 = Next(a, b, i + 6 * TLanes.Count, one, s6);
                s7 = Next(a, b, i + 7 * TLanes.Count, one, s7);
            }
        }

        double* lanes = stackalloc double[LaneSum.Lanes];
        TLanes.StoreWide(s0, lanes);
        TLanes.StoreWide(s1, lanes + TLanes.Count);
        if (TLanes.Count <= LaneSum.Lanes / 4)
        {
            TLanes.StoreWide(s2, lanes + 2 * TLanes.Count);
            TLanes.StoreWide(s3, lanes + 3 * TLanes.Count);
        }

        if (TLanes.Count <= LaneSum.Lanes / 8)
        {
            TLanes.StoreWide(s4, lanes + 4 * TLanes.Count);
            TLanes.StoreWide(s5, lanes + 5 * TLanes.Count);
            TLanes.StoreWide(s6, lanes + 6 * TLanes.Count);
            TLanes.StoreWide(s7, lanes + 7 * TLanes.Count);
        }

        for (int lane = 0; i < count; i++, lane++)
        {
            lanes[lane] = Math.FusedMultiplyAdd(a[i], b == null ? 1 : b[i], lanes[lane]);
        }

        return LaneSum.Tree(new Span<double>(lanes, LaneSum.Lanes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TWide Next(float* a, float* b, int i, TWide one, TWide sum) =>
        TLanes.MultiplyAdd(TLanes.Load(a + i), b == null ? one : TLanes.Load(b + i), sum);
}
