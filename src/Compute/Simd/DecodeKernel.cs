using System.Runtime.CompilerServices;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd;

/// <summary>Wᵀ z of one image on top of a start, seven registers of columns at a time: their sums never leave the registers.</summary>
internal static unsafe class DecodeKernel<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int Registers = 7;
    private const int Together = 8;

    /// <summary>output[d] = start[d] + Σ_j z_j·W[f_j,d] as <see cref="Reference.Decoding"/> defines it, for the code in <paramref name="row"/>.</summary>
    /// <remarks>
    /// Eight weight rows after eight are read from end to end, and the sums wait in the first-level cache meanwhile. Strips of all rows, with
    /// sums in registers, need fewer loads, and took half as long again where it was measured (decision 29).
    /// </remarks>
    public static void Decode(SparseCodes codes, int row, Matrix rows, float* start, float* output)
    {
        ReadOnlySpan<int> indices = codes.RowIndices(row);
        ReadOnlySpan<float> values = codes.RowValues(row);
        int whole = rows.Columns - rows.Columns % TLanes.Count;
        float* from = start;
        int j = 0;
        for (; j <= indices.Length - Together; j += Together, from = output)
        {
            AddRows(indices.Slice(j, Together), values.Slice(j, Together), rows, whole, from, output);
        }

        for (; j < indices.Length; j++, from = output)
        {
            AddRow(values[j], rows.Pointer + (nint)indices[j] * rows.Columns, whole, from, output);
        }

        for (int i = from == output ? whole : 0; i < rows.Columns; i++)
        {
            DecodeColumn(indices, values, rows.Pointer + i, rows.Columns, start + i, output + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRows(ReadOnlySpan<int> indices, ReadOnlySpan<float> values, Matrix rows, int count, float* from, float* output)
    {
        nint pitch = rows.Columns;
        float* w0 = rows.Pointer + indices[0] * pitch, w1 = rows.Pointer + indices[1] * pitch;
        float* w2 = rows.Pointer + indices[2] * pitch, w3 = rows.Pointer + indices[3] * pitch;
        float* w4 = rows.Pointer + indices[4] * pitch, w5 = rows.Pointer + indices[5] * pitch;
        float* w6 = rows.Pointer + indices[6] * pitch, w7 = rows.Pointer + indices[7] * pitch;
        TVector z0 = TLanes.Broadcast(values[0]), z1 = TLanes.Broadcast(values[1]), z2 = TLanes.Broadcast(values[2]);
        TVector z3 = TLanes.Broadcast(values[3]), z4 = TLanes.Broadcast(values[4]), z5 = TLanes.Broadcast(values[5]);
        TVector z6 = TLanes.Broadcast(values[6]), z7 = TLanes.Broadcast(values[7]);
        for (nint i = 0; i < count; i += TLanes.Count)
        {
            TVector sum = TLanes.MultiplyAdd(z0, TLanes.Load(w0 + i), TLanes.Load(from + i));
            sum = TLanes.MultiplyAdd(z1, TLanes.Load(w1 + i), sum);
            sum = TLanes.MultiplyAdd(z2, TLanes.Load(w2 + i), sum);
            sum = TLanes.MultiplyAdd(z3, TLanes.Load(w3 + i), sum);
            sum = TLanes.MultiplyAdd(z4, TLanes.Load(w4 + i), sum);
            sum = TLanes.MultiplyAdd(z5, TLanes.Load(w5 + i), sum);
            sum = TLanes.MultiplyAdd(z6, TLanes.Load(w6 + i), sum);
            TLanes.Store(TLanes.MultiplyAdd(z7, TLanes.Load(w7 + i), sum), output + i);
        }
    }

    private static void AddRow(float value, float* row, int count, float* from, float* output)
    {
        TVector z = TLanes.Broadcast(value);
        for (int i = 0; i < count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.MultiplyAdd(z, TLanes.Load(row + i), TLanes.Load(from + i)), output + i);
        }
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
