using System.Runtime.CompilerServices;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>
/// A tile of the product in registers: some rows, and two vectors of lanes. Its chains start at what the output holds and are stored
/// at the end of a block of the inner index, where the next block takes them up again: a stored binary32 continues a chain exactly.
/// Written out, because a loop over accumulators would spill them.
/// </summary>
internal static unsafe class TileKernels<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    /// <summary>Rows of the larger tile: its 24 accumulators need 32 registers.</summary>
    public const int LargeRows = 12;

    /// <summary>Rows of the smaller tile: its 12 accumulators fit the sixteen registers of AVX2.</summary>
    public const int SmallRows = 6;

    /// <summary>Lanes of a tile.</summary>
    public static int Lanes => 2 * TLanes.Count;

    /// <summary>output[r,l] = output[r,l] + Σ rows[r·stride + offsets[p]]·lanes[p,l] for twelve rows, + 0.</summary>
    /// <param name="rows">The first of twelve rows.</param>
    /// <param name="stride">Places from a row to the next.</param>
    /// <param name="offsets">Of each inner index, its place in a row.</param>
    /// <param name="count">Number of inner indices.</param>
    /// <param name="lanes">Inner × lanes.</param>
    /// <param name="output">Twelve rows of lanes.</param>
    /// <param name="pitch">Places from an output row to the next.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void TwelveRows(float* rows, nint stride, int* offsets, int count, float* lanes, float* output, nint pitch)
    {
        float* c = output;
        TVector a0 = Low(c), b0 = High(c), a1 = Low(c += pitch), b1 = High(c), a2 = Low(c += pitch), b2 = High(c);
        TVector a3 = Low(c += pitch), b3 = High(c), a4 = Low(c += pitch), b4 = High(c), a5 = Low(c += pitch), b5 = High(c);
        TVector a6 = Low(c += pitch), b6 = High(c), a7 = Low(c += pitch), b7 = High(c), a8 = Low(c += pitch), b8 = High(c);
        TVector a9 = Low(c += pitch), b9 = High(c), a10 = Low(c += pitch), b10 = High(c), a11 = Low(c += pitch), b11 = High(c);
        nint twice = 2 * stride, thrice = 3 * stride;
        for (int* end = offsets + count; offsets < end; offsets++, lanes += 2 * TLanes.Count)
        {
            TVector low = Low(lanes), high = High(lanes);
            float* place = rows + *offsets;
            TVector x = TLanes.Broadcast(place[0]);
            a0 = TLanes.MultiplyAdd(x, low, a0);
            b0 = TLanes.MultiplyAdd(x, high, b0);
            x = TLanes.Broadcast(place[stride]);
            a1 = TLanes.MultiplyAdd(x, low, a1);
            b1 = TLanes.MultiplyAdd(x, high, b1);
            x = TLanes.Broadcast(place[twice]);
            a2 = TLanes.MultiplyAdd(x, low, a2);
            b2 = TLanes.MultiplyAdd(x, high, b2);
            place += thrice;
            x = TLanes.Broadcast(place[0]);
            a3 = TLanes.MultiplyAdd(x, low, a3);
            b3 = TLanes.MultiplyAdd(x, high, b3);
            x = TLanes.Broadcast(place[stride]);
            a4 = TLanes.MultiplyAdd(x, low, a4);
            b4 = TLanes.MultiplyAdd(x, high, b4);
            x = TLanes.Broadcast(place[twice]);
            a5 = TLanes.MultiplyAdd(x, low, a5);
            b5 = TLanes.MultiplyAdd(x, high, b5);
            place += thrice;
            x = TLanes.Broadcast(place[0]);
            a6 = TLanes.MultiplyAdd(x, low, a6);
            b6 = TLanes.MultiplyAdd(x, high, b6);
            x = TLanes.Broadcast(place[stride]);
            a7 = TLanes.MultiplyAdd(x, low, a7);
            b7 = TLanes.MultiplyAdd(x, high, b7);
            x = TLanes.Broadcast(place[twice]);
            a8 = TLanes.MultiplyAdd(x, low, a8);
            b8 = TLanes.MultiplyAdd(x, high, b8);
            place += thrice;
            x = TLanes.Broadcast(place[0]);
            a9 = TLanes.MultiplyAdd(x, low, a9);
            b9 = TLanes.MultiplyAdd(x, high, b9);
            x = TLanes.Broadcast(place[stride]);
            a10 = TLanes.MultiplyAdd(x, low, a10);
            b10 = TLanes.MultiplyAdd(x, high, b10);
            x = TLanes.Broadcast(place[twice]);
            a11 = TLanes.MultiplyAdd(x, low, a11);
            b11 = TLanes.MultiplyAdd(x, high, b11);
        }

        Keep(a0, b0, output);
        Keep(a1, b1, output += pitch);
        Keep(a2, b2, output += pitch);
        Keep(a3, b3, output += pitch);
        Keep(a4, b4, output += pitch);
        Keep(a5, b5, output += pitch);
        Keep(a6, b6, output += pitch);
        Keep(a7, b7, output += pitch);
        Keep(a8, b8, output += pitch);
        Keep(a9, b9, output += pitch);
        Keep(a10, b10, output += pitch);
        Keep(a11, b11, output += pitch);
    }

    /// <summary>The same for six rows, each with a pointer of its own: a row may stand in for one that is missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SixRows(float** rows, int* offsets, int count, float* lanes, float* output, nint pitch)
    {
        float* c = output, row0 = rows[0], row1 = rows[1], row2 = rows[2], row3 = rows[3], row4 = rows[4], row5 = rows[5];
        TVector a0 = Low(c), b0 = High(c), a1 = Low(c += pitch), b1 = High(c), a2 = Low(c += pitch), b2 = High(c);
        TVector a3 = Low(c += pitch), b3 = High(c), a4 = Low(c += pitch), b4 = High(c), a5 = Low(c += pitch), b5 = High(c);
        for (int p = 0; p < count; p++, lanes += 2 * TLanes.Count)
        {
            TVector low = Low(lanes), high = High(lanes);
            nint place = offsets[p];
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
