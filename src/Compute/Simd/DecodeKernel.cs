using System.Runtime.CompilerServices;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd;

/// <summary>Wᵀ z of one image on top of a start, seven registers of columns at a time: their sums never leave the registers.</summary>
internal static unsafe class DecodeKernel<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int Registers = 7;

    /// <summary>output[d] = start[d] + Σ_j z_j·W[f_j,d] as <see cref="Reference.Decoding"/> defines it, for the code in <paramref name="row"/>.</summary>
    public static void Decode(SparseCodes codes, int row, Matrix rows, float* start, float* output)
    {
        ReadOnlySpan<int> indices = codes.RowIndices(row);
        ReadOnlySpan<float> values = codes.RowValues(row);
        int inputs = rows.Columns;
        int i = 0;
        for (; i <= inputs - Registers * TLanes.Count; i += Registers * TLanes.Count)
        {
            DecodeStrip(indices, values, rows.Pointer + i, inputs, start + i, output + i);
        }

        DecodeRest(indices, values, rows, i, start, output);
    }

    /// <summary>
    /// The same for neighbouring rows whose starts and outputs follow each other: a strip of the weight rows that they share is still in the
    /// cache for the next.
    /// </summary>
    public static void DecodeEach(SparseCodes codes, int first, int count, Matrix rows, float* start, float* output)
    {
        int inputs = rows.Columns;
        int strip = Registers * TLanes.Count;
        int whole = inputs / strip * strip;
        for (int i = 0; i < whole; i += strip)
        {
            for (int b = 0; b < count; b++)
            {
                nint place = (nint)b * inputs + i;
                DecodeStrip(codes.RowIndices(first + b), codes.RowValues(first + b), rows.Pointer + i, inputs, start + place, output + place);
            }
        }

        for (int b = 0; b < count; b++)
        {
            nint place = (nint)b * inputs;
            DecodeRest(codes.RowIndices(first + b), codes.RowValues(first + b), rows, whole, start + place, output + place);
        }
    }

    // Written out, because a loop over accumulators would spill them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void DecodeStrip(
        ReadOnlySpan<int> indices, ReadOnlySpan<float> values, float* weights, nint stride, float* start, float* output)
    {
        TVector s0 = At(start, 0), s1 = At(start, 1), s2 = At(start, 2), s3 = At(start, 3);
        TVector s4 = At(start, 4), s5 = At(start, 5), s6 = At(start, 6);
        for (int j = 0; j < indices.Length; j++)
        {
            TVector z = TLanes.Broadcast(values[j]);
            float* w = weights + indices[j] * stride;
            s0 = TLanes.MultiplyAdd(z, At(w, 0), s0);
            s1 = TLanes.MultiplyAdd(z, At(w, 1), s1);
            s2 = TLanes.MultiplyAdd(z, At(w, 2), s2);
            s3 = TLanes.MultiplyAdd(z, At(w, 3), s3);
            s4 = TLanes.MultiplyAdd(z, At(w, 4), s4);
            s5 = TLanes.MultiplyAdd(z, At(w, 5), s5);
            s6 = TLanes.MultiplyAdd(z, At(w, 6), s6);
        }

        TLanes.Store(s0, output);
        TLanes.Store(s1, output + TLanes.Count);
        TLanes.Store(s2, output + 2 * TLanes.Count);
        TLanes.Store(s3, output + 3 * TLanes.Count);
        TLanes.Store(s4, output + 4 * TLanes.Count);
        TLanes.Store(s5, output + 5 * TLanes.Count);
        TLanes.Store(s6, output + 6 * TLanes.Count);
    }

    private static void DecodeRest(ReadOnlySpan<int> indices, ReadOnlySpan<float> values, Matrix rows, int from, float* start, float* output)
    {
        int i = from;
        for (; i <= rows.Columns - TLanes.Count; i += TLanes.Count)
        {
            DecodeRegister(indices, values, rows.Pointer + i, rows.Columns, start + i, output + i);
        }

        for (; i < rows.Columns; i++)
        {
            DecodeColumn(indices, values, rows.Pointer + i, rows.Columns, start + i, output + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector At(float* row, int register) => TLanes.Load(row + register * TLanes.Count);

    private static void DecodeRegister(
        ReadOnlySpan<int> indices, ReadOnlySpan<float> values, float* weights, nint stride, float* start, float* output)
    {
        TVector sum = TLanes.Load(start);
        for (int j = 0; j < indices.Length; j++)
        {
            sum = TLanes.MultiplyAdd(TLanes.Broadcast(values[j]), TLanes.Load(weights + indices[j] * stride), sum);
        }

        TLanes.Store(sum, output);
    }

    private static void DecodeColumn(
        ReadOnlySpan<int> indices, ReadOnlySpan<float> values, float* weights, nint stride, float* start, float* output)
    {
        float sum = *start;
        for (int j = 0; j < indices.Length; j++)
        {
            sum = MathF.FusedMultiplyAdd(values[j], weights[indices[j] * stride], sum);
        }

        *output = sum;
    }
}
