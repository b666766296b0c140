using System.Runtime.CompilerServices;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>A tile of the product in registers: six rows, and two vectors of lanes.</summary>
internal static unsafe class TileKernel<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    /// <summary>Rows of a tile.</summary>
    public const int Rows = 6;

    /// <summary>Lanes of a tile.</summary>
    public static int Lanes => 2 * TLanes.Count;

    /// <summary>
    /// output[r,l] = output[r,l] + Σ rows[r][p·step]·lanes[p,l], + 0. A chain starts at what the output holds and is stored at the end of a block of the inner
    /// index, where the next block takes it up again: a stored binary32 continues it exactly. Twelve accumulators, two loads and six broadcasts an inner index:
    /// enough chains to keep both multipliers busy, few enough to fit the sixteen registers of AVX2. Written out, because a loop over accumulators would spill them.
    /// </summary>
    /// <param name="rows">Six rows; one may be there twice.</param>
    /// <param name="step">Places from an inner index to the next in a row.</param>
    /// <param name="count">Length of the inner index.</param>
    /// <param name="lanes">Inner × lanes.</param>
    /// <param name="output">Six rows of lanes.</param>
    /// <param name="pitch">Places from an output row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate(float** rows, nint step, int count, float* lanes, float* output, nint pitch)
    {
        float* c = output, row0 = rows[0], row1 = rows[1], row2 = rows[2], row3 = rows[3], row4 = rows[4], row5 = rows[5];
        TVector a0 = Low(c), b0 = High(c), a1 = Low(c += pitch), b1 = High(c), a2 = Low(c += pitch), b2 = High(c);
        TVector a3 = Low(c += pitch), b3 = High(c), a4 = Low(c += pitch), b4 = High(c), a5 = Low(c += pitch), b5 = High(c);
        nint place = 0;
        for (int p = 0; p < count; p++, place += step, lanes += 2 * TLanes.Count)
        {
            TVector low = Low(lanes), high = High(lanes);
            TVector x = TLanes.Broadcast(row0[place]);
            a0 = TLanes.MultiplyAdd(x, low, a0);
            b0 = TLanes.MultiplyAdd(x, high, b0);
            x = TLanes.Broadcast(row1[place]);
            a1 = TLanes.MultiplyAdd(x, low, a1);
            b1 = TLanes.MultiplyAdd(x, high, b1);
            x = TLanes.Broadcast(row2[place]);
            a2 = TLanes.MultiplyAdd(x, low, a2);
            b2 = TLanes.MultiplyAdd(x, high, b2);
            x = TLanes.Broadcast(row3[place]);
            a3 = TLanes.MultiplyAdd(x, low, a3);
            b3 = TLanes.MultiplyAdd(x, high, b3);
            x = TLanes.Broadcast(row4[place]);
            a4 = TLanes.MultiplyAdd(x, low, a4);
            b4 = TLanes.MultiplyAdd(x, high, b4);
            x = TLanes.Broadcast(row5[place]);
            a5 = TLanes.MultiplyAdd(x, low, a5);
            b5 = TLanes.MultiplyAdd(x, high, b5);
        }

        Keep(a0, b0, output);
        Keep(a1, b1, output += pitch);
        Keep(a2, b2, output += pitch);
        Keep(a3, b3, output += pitch);
        Keep(a4, b4, output += pitch);
        Keep(a5, b5, output += pitch);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Low(float* place) => TLanes.Load(place);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector High(float* place) => TLanes.Load(place + TLanes.Count);

    // Inlined by force: an accumulator that lives across a call would be spilled in every turn of the loop.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(TVector low, TVector high, float* target)
    {
        TVector zero = TLanes.Broadcast(0f);
        TLanes.Store(TLanes.Add(low, zero), target);
        TLanes.Store(TLanes.Add(high, zero), target + TLanes.Count);
    }
}
