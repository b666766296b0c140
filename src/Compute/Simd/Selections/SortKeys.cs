using System.Numerics;
using System.Runtime.CompilerServices;

namespace ResearchPipeline.Compute.Simd.Selections;

/// <summary>Integers that sort as the values they are made of: -0 as +0, NaN below every number.</summary>
internal static unsafe class SortKeys<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int TiesAtOnce = 1024;

    /// <summary>So many whole registers hold that many keys.</summary>
    public static int Padded(int count) => (count + TLanes.Count - 1) / TLanes.Count * TLanes.Count;

    /// <summary>The key of each value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store(float* values, int count, int* keys)
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes.StoreSortKeys(TLanes.Load(values + i), keys + i);
        }

        for (; i < count; i++)
        {
            int bits = BitConverter.SingleToInt32Bits(values[i] + 0f);
            keys[i] = float.IsNaN(values[i]) ? int.MinValue : bits ^ ((bits >> 31) & int.MaxValue);
        }
    }

    /// <summary>How many of keys that fill whole registers reach a threshold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int CountAtLeast(int* keys, int count, int threshold)
    {
        int atLeast = 0;
        for (int i = 0; i < count; i += TLanes.Count)
        {
            atLeast += BitOperations.PopCount(TLanes.AtLeast(keys + i, threshold));
        }

        return atLeast;
    }

    /// <summary>
    /// The place from which on keys that equal the threshold are too many: all of them reach it, but only k keys may be taken, and of equal ones the first are.
    /// </summary>
    public static int PlaceAfterTies(ReadOnlySpan<int> keys, int k, in ThresholdSearch search)
    {
        int surplus = search.Reached - k;
        if (surplus == 0)
        {
            return keys.Length;
        }

        int toTake = keys.Count(search.Threshold) - surplus;
        int place = 0;
        while (place + TiesAtOnce <= keys.Length && keys.Slice(place, TiesAtOnce).Count(search.Threshold) is int ties && ties < toTake)
        {
            (toTake, place) = (toTake - ties, place + TiesAtOnce);
        }

        for (; toTake > 0; place++)
        {
            toTake -= keys[place] == search.Threshold ? 1 : 0;
        }

        return place;
    }

    /// <summary>1 where a key reaches the threshold, else 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Mask(int* keys, int threshold, float* mask, int count)
    {
        TVector one = TLanes.Broadcast(1);
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.WhereAtLeast(keys + i, threshold, one), mask + i);
        }

        for (; i < count; i++)
        {
            mask[i] = keys[i] >= threshold ? 1 : 0;
        }
    }
}
