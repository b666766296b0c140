using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Lists what is not zero in a row. No branch depends on a value: nothing could predict it.</summary>
internal static unsafe class Listing
{
    // By which of four values are zero (bit i for the i-th): the others, ascending, and then anything.
    private static ReadOnlySpan<int> Others =>
    [
        0, 1, 2, 3, 1, 2, 3, 0, 0, 2, 3, 0, 2, 3, 0, 0, 0, 1, 3, 0, 1, 3, 0, 0, 0, 3, 0, 0, 3, 0, 0, 0,
        0, 1, 2, 0, 1, 2, 0, 0, 0, 2, 0, 0, 2, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];

    /// <summary>Lists a row; the values may go to where the row itself is.</summary>
    /// <param name="row">The row.</param>
    /// <param name="length">Its length, for which both lists have room.</param>
    /// <param name="indices">Receives the places of what is not zero, ascending.</param>
    /// <param name="values">Receives what is there.</param>
    /// <returns>The length of the lists.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Of(float* row, int length, int* indices, float* values)
    {
        ref int others = ref MemoryMarshal.GetReference(Others);
        int count = 0, p = 0;
        for (; p <= length - Vector128<float>.Count; p += Vector128<float>.Count)
        {
            Vector128<float> four = Vector128.Load(row + p);
            uint zeros = Vector128.Equals(four, Vector128<float>.Zero).ExtractMostSignificantBits();
            Vector128<int> order = Vector128.LoadUnsafe(ref others, 4 * zeros);
            Vector128.ShuffleNative(four, order).Store(values + count);
            (order + Vector128.Create(p)).Store(indices + count);
            count += Vector128<float>.Count - BitOperations.PopCount(zeros);
        }

        for (; p < length; p++)
        {
            float value = row[p];
            indices[count] = p;
            values[count] = value;
            count += value != 0f ? 1 : 0;
        }

        return count;
    }
}
