using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ResearchPipeline.Compute.Simd;

/// <summary>Loops along a row: difference, norm, products, Adam, rescaling.</summary>
internal static unsafe class RowKernels<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    /// <summary>row[i] -= x[i].</summary>
    public static void Subtract(float* row, int count, float* x)
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Subtract(TLanes.Load(row + i), TLanes.Load(x + i)), row + i);
        }

        for (; i < count; i++)
        {
            row[i] -= x[i];
        }
    }

    /// <summary>Σ row[i]² as <see cref="Reference.LaneSum.Squares"/> defines it.</summary>
    public static double Squares(float* row, int count)
    {
        double* lanes = stackalloc double[Reference.LaneSum.Lanes];
        int whole = count / Reference.LaneSum.Lanes * Reference.LaneSum.Lanes;
        TLanes.Squares(row, whole, lanes);
        for (int i = whole; i < count; i++)
        {
            double value = row[i];
            lanes[i - whole] = Math.FusedMultiplyAdd(value, value, lanes[i - whole]);
        }

        return Reference.LaneSum.Tree(new Span<double>(lanes, Reference.LaneSum.Lanes));
    }

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
        for (int lane = 0; lane < lanes; lane += TLanes.Count)
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

            TLanes.Store(s0, sums + lane);
            TLanes.Store(s1, sums + lanes + lane);
            TLanes.Store(s2, sums + 2 * lanes + lane);
            TLanes.Store(s3, sums + 3 * lanes + lane);
        }

        products[0] = Finish(a, b0, whole, count, sums);
        products[1] = Finish(a, b1, whole, count, sums + lanes);
        products[2] = Finish(a, b2, whole, count, sums + 2 * lanes);
        products[3] = Finish(a, b3, whole, count, sums + 3 * lanes);
    }

    /// <summary>One Adam step of a row, as <see cref="Reference.AdamUpdate"/> defines it.</summary>
    /// <returns>The hash of the new weights, the first of which has the index <paramref name="index"/>.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ParameterHash Adam(
        float* gradient, int count, float* weights, float* first, float* second, float* average, in AdamStep step, int index)
    {
        int i = 0;
        TVector bits = TLanes.Broadcast(0f), mixedBits = bits;
        TVector beta1 = TLanes.Broadcast(step.Beta1), beta2 = TLanes.Broadcast(step.Beta2);
        TVector rest1 = TLanes.Broadcast(step.OneMinusBeta1), rest2 = TLanes.Broadcast(step.OneMinusBeta2);
        TVector size = TLanes.Broadcast(step.StepSize), epsilon = TLanes.Broadcast(step.Epsilon);
        TVector correction = TLanes.Broadcast(step.InverseRootCorrection), rate = TLanes.Broadcast(step.AveragingRate);
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector g = TLanes.Load(gradient + i);
            TVector m = TLanes.MultiplyAdd(beta1, TLanes.Load(first + i), TLanes.Multiply(rest1, g));
            TVector v = TLanes.MultiplyAdd(beta2, TLanes.Load(second + i), TLanes.Multiply(TLanes.Multiply(rest2, g), g));
            TVector root = TLanes.MultiplyAdd(TLanes.Root(v), correction, epsilon);
            TVector w = TLanes.Subtract(TLanes.Load(weights + i), TLanes.Divide(TLanes.Multiply(size, m), root));
            TLanes.Store(m, first + i);
            TLanes.Store(v, second + i);
            TLanes.Store(w, weights + i);
            bits = TLanes.AddBits(bits, w);
            mixedBits = TLanes.AddMixedBits(mixedBits, w, (uint)(index + i));
            TVector mean = TLanes.Load(average + i);
            TLanes.Store(TLanes.MultiplyAdd(rate, TLanes.Subtract(w, mean), mean), average + i);
        }

        int tail = count - i;
        Reference.AdamUpdate.Apply(
            new ReadOnlySpan<float>(gradient + i, tail), new Span<float>(weights + i, tail),
            new Span<float>(first + i, tail), new Span<float>(second + i, tail), new Span<float>(average + i, tail), step);
        return new ParameterHash(TLanes.SumBits(bits), TLanes.SumBits(mixedBits))
            + ParameterHash.Of(new ReadOnlySpan<float>(weights + i, tail), index + i);
    }

    /// <summary>Rescales a row as <see cref="Reference.RowScaling"/> defines it.</summary>
    /// <returns>The hash of the new weights, the first of which has the index <paramref name="index"/>.</returns>
    public static ParameterHash Rescale(float* row, int count, double norm, int index)
    {
        float factor = Reference.RowScaling.Factor(Squares(row, count), norm);
        TVector factors = TLanes.Broadcast(factor), bits = TLanes.Broadcast(0f), mixedBits = bits;
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TVector w = TLanes.Multiply(TLanes.Load(row + i), factors);
            TLanes.Store(w, row + i);
            bits = TLanes.AddBits(bits, w);
            mixedBits = TLanes.AddMixedBits(mixedBits, w, (uint)(index + i));
        }

        Span<float> tail = new(row + i, count - i);
        foreach (ref float weight in tail)
        {
            weight *= factor;
        }

        return new ParameterHash(TLanes.SumBits(bits), TLanes.SumBits(mixedBits)) + ParameterHash.Of(tail, index + i);
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

    private static float Finish(float* a, float* b, int from, int count, float* sums)
    {
        for (int i = from; i < count; i++)
        {
            sums[i - from] = MathF.FusedMultiplyAdd(a[i], b[i], sums[i - from]);
        }

        return Tree(sums);
    }
}
