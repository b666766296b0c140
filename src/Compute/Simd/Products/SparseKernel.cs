using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>One row of a product whose left operand is a list, some registers of columns at a time: their sums never leave the registers.</summary>
internal static unsafe class SparseKernel<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int Registers = 7;

    /// <summary>Columns that are done at a time.</summary>
    public static int Strip => Registers * TLanes.Count;

    /// <summary>output[j] = output[j] + Σ values[i]·rows[indices[i]·stride + j] over a strip, + 0. Written out, because a loop over accumulators would spill them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Accumulate(int* indices, float* values, int count, float* rows, nint stride, float* output)
    {
        TVector s0 = At(output, 0), s1 = At(output, 1), s2 = At(output, 2), s3 = At(output, 3);
        TVector s4 = At(output, 4), s5 = At(output, 5), s6 = At(output, 6);
        for (int i = 0; i < count; i++)
        {
            TVector x = TLanes.Broadcast(values[i]);
            float* row = rows + indices[i] * stride;
            s0 = TLanes.MultiplyAdd(x, At(row, 0), s0);
            s1 = TLanes.MultiplyAdd(x, At(row, 1), s1);
            s2 = TLanes.MultiplyAdd(x, At(row, 2), s2);
            s3 = TLanes.MultiplyAdd(x, At(row, 3), s3);
            s4 = TLanes.MultiplyAdd(x, At(row, 4), s4);
            s5 = TLanes.MultiplyAdd(x, At(row, 5), s5);
            s6 = TLanes.MultiplyAdd(x, At(row, 6), s6);
        }

        Keep(s0, output, 0);
        Keep(s1, output, 1);
        Keep(s2, output, 2);
        Keep(s3, output, 3);
        Keep(s4, output, 4);
        Keep(s5, output, 5);
        Keep(s6, output, 6);
    }

    /// <summary>The same over fewer columns than a strip.</summary>
    public static void AccumulateRest(int* indices, float* values, int count, float* rows, nint stride, float* output, int columns)
    {
        int j = 0;
        for (; j <= columns - 4 * TLanes.Count; j += 4 * TLanes.Count)
        {
            AccumulateFour(indices, values, count, rows + j, stride, output + j);
        }

        for (; j <= columns - TLanes.Count; j += TLanes.Count)
        {
            AccumulateRegister(indices, values, count, rows + j, stride, output + j);
        }

        for (; j <= columns - Lanes128.Count; j += Lanes128.Count)
        {
            SparseKernel<Vector128<float>, Lanes128>.AccumulateRegister(indices, values, count, rows + j, stride, output + j);
        }

        for (; j < columns; j++)
        {
            AccumulateColumn(indices, values, count, rows + j, stride, output + j);
        }
    }

    private static void AccumulateFour(int* indices, float* values, int count, float* rows, nint stride, float* output)
    {
        TVector s0 = At(output, 0), s1 = At(output, 1), s2 = At(output, 2), s3 = At(output, 3);
        for (int i = 0; i < count; i++)
        {
            TVector x = TLanes.Broadcast(values[i]);
            float* row = rows + indices[i] * stride;
            s0 = TLanes.MultiplyAdd(x, At(row, 0), s0);
            s1 = TLanes.MultiplyAdd(x, At(row, 1), s1);
            s2 = TLanes.MultiplyAdd(x, At(row, 2), s2);
            s3 = TLanes.MultiplyAdd(x, At(row, 3), s3);
        }

        Keep(s0, output, 0);
        Keep(s1, output, 1);
        Keep(s2, output, 2);
        Keep(s3, output, 3);
    }

    private static void AccumulateRegister(int* indices, float* values, int count, float* rows, nint stride, float* output)
    {
        TVector sum = TLanes.Load(output);
        for (int i = 0; i < count; i++)
        {
            sum = TLanes.MultiplyAdd(TLanes.Broadcast(values[i]), TLanes.Load(rows + indices[i] * stride), sum);
        }

        Keep(sum, output, 0);
    }

    private static void AccumulateColumn(int* indices, float* values, int count, float* rows, nint stride, float* output)
    {
        float sum = *output;
        for (int i = 0; i < count; i++)
        {
            sum = MathF.FusedMultiplyAdd(values[i], rows[indices[i] * stride], sum);
        }

        *output = sum + 0f;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector At(float* row, int register) => TLanes.Load(row + register * TLanes.Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(TVector sum, float* output, int register) =>
        TLanes.Store(TLanes.Add(sum, TLanes.Broadcast(0f)), output + register * TLanes.Count);
}
