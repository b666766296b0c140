using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ResearchPipeline.Compute.Simd;

/// <summary>Products of rows, several at a time: what is read once serves them all.</summary>
internal static unsafe class ProductKernels<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    /// <summary>
    /// products[p] = a · b_p for four rows, each as <see cref="Reference.LaneSum.Product"/> defines it. The lane sums live
    /// in memory (one cache line a row): a register narrower than 16 lanes walks over them.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FourProducts(float* a, int count, float* b0, float* b1, float* b2, float* b3, float* products)
    {
        const int lanes = Reference.LaneSum.Lanes;
        float* sums = stackalloc float[4 * lanes];
        int whole = count / lanes * lanes;
        int lane = 0;
        if (2 * TLanes.Count == lanes)
        {
            // Both halves of the lanes at once: twice the chains, and every line is met once.
            TVector s0 = TLanes.Broadcast(0f), s1 = s0, s2 = s0, s3 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0;
            for (int i = 0; i < whole; i += lanes)
            {
                TVector v = TLanes.Load(a + i), u = TLanes.Load(a + i + TLanes.Count);
                s0 = TLanes.MultiplyAdd(v, TLanes.Load(b0 + i), s0);
                t0 = TLanes.MultiplyAdd(u, TLanes.Load(b0 + i + TLanes.Count), t0);
                s1 = TLanes.MultiplyAdd(v, TLanes.Load(b1 + i), s1);
                t1 = TLanes.MultiplyAdd(u, TLanes.Load(b1 + i + TLanes.Count), t1);
                s2 = TLanes.MultiplyAdd(v, TLanes.Load(b2 + i), s2);
                t2 = TLanes.MultiplyAdd(u, TLanes.Load(b2 + i + TLanes.Count), t2);
                s3 = TLanes.MultiplyAdd(v, TLanes.Load(b3 + i), s3);
                t3 = TLanes.MultiplyAdd(u, TLanes.Load(b3 + i + TLanes.Count), t3);
            }

            Keep(s0, s1, s2, s3, sums);
            Keep(t0, t1, t2, t3, sums + TLanes.Count);
            lane = lanes;
        }

        for (; lane < lanes; lane += TLanes.Count)
        {
            TVector s0 = TLanes.Broadcast(0f), s1 = s0, s2 = s0, s3 = s0;
            for (int i = lane; i < whole; i += lanes)
            {
                TVector v = TLanes.Load(a + i);
                s0 = TLanes.MultiplyAdd(v, TLanes.Load(b0 + i), s0);
                s1 = TLanes.MultiplyAdd(v, TLanes.Load(b1 + i), s1);
                s2 = TLanes.MultiplyAdd(v, TLanes.Load(b2 + i), s2);
                s3 = TLanes.MultiplyAdd(v, TLanes.Load(b3 + i), s3);
            }

            Keep(s0, s1, s2, s3, sums + lane);
        }

        FinishFour(a, b0, b1, b2, b3, whole, count, sums, products);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(TVector s0, TVector s1, TVector s2, TVector s3, float* sums)
    {
        TLanes.Store(s0, sums);
        TLanes.Store(s1, sums + Reference.LaneSum.Lanes);
        TLanes.Store(s2, sums + 2 * Reference.LaneSum.Lanes);
        TLanes.Store(s3, sums + 3 * Reference.LaneSum.Lanes);
    }

    /// <summary>The same for two rows a and c: products[p] = a · b_p, cProducts[p] = c · b_p.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void EightProducts(
        float* a, float* c, int count, float* b0, float* b1, float* b2, float* b3, float* products, float* cProducts)
    {
        const int lanes = Reference.LaneSum.Lanes;
        float* sums = stackalloc float[8 * lanes];
        int whole = count / lanes * lanes;
        for (int lane = 0; lane < lanes; lane += TLanes.Count)
        {
            TVector s0 = TLanes.Broadcast(0f), s1 = s0, s2 = s0, s3 = s0, t0 = s0, t1 = s0, t2 = s0, t3 = s0;
            for (int i = lane; i < whole; i += lanes)
            {
                TVector v = TLanes.Load(a + i), u = TLanes.Load(c + i), w = TLanes.Load(b0 + i);
                s0 = TLanes.MultiplyAdd(v, w, s0);
                t0 = TLanes.MultiplyAdd(u, w, t0);
                w = TLanes.Load(b1 + i);
                s1 = TLanes.MultiplyAdd(v, w, s1);
                t1 = TLanes.MultiplyAdd(u, w, t1);
                w = TLanes.Load(b2 + i);
                s2 = TLanes.MultiplyAdd(v, w, s2);
                t2 = TLanes.MultiplyAdd(u, w, t2);
                w = TLanes.Load(b3 + i);
                s3 = TLanes.MultiplyAdd(v, w, s3);
                t3 = TLanes.MultiplyAdd(u, w, t3);
            }

            float* place = sums + lane;
            TLanes.Store(s0, place);
            TLanes.Store(s1, place + lanes);
            TLanes.Store(s2, place + 2 * lanes);
            TLanes.Store(s3, place + 3 * lanes);
            TLanes.Store(t0, place + 4 * lanes);
            TLanes.Store(t1, place + 5 * lanes);
            TLanes.Store(t2, place + 6 * lanes);
            TLanes.Store(t3, place + 7 * lanes);
        }

        FinishFour(a, b0, b1, b2, b3, whole, count, sums, products);
        FinishFour(c, b0, b1, b2, b3, whole, count, sums + 4 * lanes, cProducts);
    }

    // Reference.LaneSum.Tree, four lanes at a time.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Tree(float* sums)
    {
        Vector128<float> eight = Vector128.Load(sums) + Vector128.Load(sums + 8);
        Vector128<float> four = eight + (Vector128.Load(sums + 4) + Vector128.Load(sums + 12));
        Vector128<float> two = four + Vector128.Shuffle(four, Vector128.Create(2, 3, 2, 3));
        return two[0] + two[1];
    }

    private static void FinishFour(float* a, float* b0, float* b1, float* b2, float* b3, int whole, int count, float* sums, float* products)
    {
        products[0] = Finish(a, b0, whole, count, sums);
        products[1] = Finish(a, b1, whole, count, sums + Reference.LaneSum.Lanes);
        products[2] = Finish(a, b2, whole, count, sums + 2 * Reference.LaneSum.Lanes);
        products[3] = Finish(a, b3, whole, count, sums + 3 * Reference.LaneSum.Lanes);
    }

    private static float Finish(float* a, float* b, int from, int count, float* sums)
    {
        for (int i = from; i < count; i++)
        {
            sums[i - from] = MathF.FusedMultiplyAdd(a[i], b[i], sums[i - from]);
        }

        return Tree(sums);
    }
}
