using System.Numerics;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// Finds the k-th largest value of a row without sorting: values become integers that sort alike, and a threshold that
/// exactly k of them reach is found by bisection, which begins where the previous row's ended. Where it begins cannot show in the result.
/// </summary>
internal sealed unsafe class TopKOperation<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    /// <summary>Where a search begins that knows nothing: in the middle of all keys.</summary>
    public const long FirstGuess = Beyond / 2;

    private const int RowsPerTile = 16;
    private const long Beyond = 1L << 32;
    private const long FirstStep = 1L << 19;
    private EnsembleBatch _batch = null!;
    private int _tilesPerMember;

    public void Run(WorkerPool pool, EnsembleBatch batch)
    {
        _batch = batch;
        _tilesPerMember = (batch.Rows + RowsPerTile - 1) / RowsPerTile;
        pool.Run(this, batch.Members * _tilesPerMember);
    }

    public void Run(int tile)
    {
        (int member, int block) = Math.DivRem(tile, _tilesPerMember);
        SparseCodes codes = _batch.Codes[member];
        Matrix preactivations = _batch.Preactivations[member];
        int padded = (preactivations.Columns + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
        Span<int> keys = padded <= 4096 ? stackalloc int[padded] : new int[padded];
        keys.Fill(int.MinValue);
        long guess = FirstGuess;
        int end = Math.Min(_batch.Rows, (block + 1) * RowsPerTile);
        for (int row = block * RowsPerTile; row < end; row++)
        {
            Select(preactivations.Row(row), keys, codes.RowIndices(row), codes.RowValues(row), ref guess);
        }
    }

    /// <summary>Writes the largest values, as many as there is room for, and their indices, ascending.</summary>
    /// <param name="values">Where to choose.</param>
    /// <param name="keys">Room for as many keys, and more up to a whole register, all the least integer at first.</param>
    /// <param name="indices">Receives places.</param>
    /// <param name="selected">Receives values.</param>
    /// <param name="guess">Where the search begins and, afterwards, where it ended.</param>
    public static void Select(ReadOnlySpan<float> values, Span<int> keys, Span<int> indices, Span<float> selected, ref long guess)
    {
        fixed (float* source = values)
        fixed (int* key = keys)
        {
            StoreKeys(source, values.Length, key);
            guess = Threshold(key, keys.Length, indices.Length, Math.Max(guess, 1), out int reached);
            int threshold = (int)(guess - Beyond / 2);
            if (reached == indices.Length)
            {
                Collect(source, key, threshold, indices, selected);
            }
            else
            {
                CollectWithTies(values, keys, threshold, reached - indices.Length, indices, selected);
            }
        }
    }

    private static void StoreKeys(float* values, int count, int* keys)
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

    // Keys from 0 on: low is reached by at least k of them, high by fewer. Steps grow until both are known, then the middle is
    // tried. It ends when exactly k keys reach low, as nearly always happens, or when low is the k-th key and others equal it.
    private static long Threshold(int* keys, int count, int k, long guess, out int reached)
    {
        long low = 0, high = Beyond, probe = guess, step = FirstStep;
        reached = count;
        while (reached != k && high - low > 1)
        {
            int atLeast = CountAtLeast(keys, count, (int)(probe - Beyond / 2));
            if (atLeast >= k)
            {
                (low, reached) = (probe, atLeast);
            }
            else
            {
                high = probe;
            }

            bool bracketed = low > 0 && high < Beyond;
            probe = bracketed ? (low + high) / 2 : low > 0 ? Math.Min(low + step, Beyond - 1) : Math.Max(high - step, 1);
            step *= bracketed ? 1 : 8;
        }

        return low;
    }

    private static int CountAtLeast(int* keys, int count, int threshold)
    {
        int atLeast = 0;
        for (int i = 0; i < count; i += TLanes.Count)
        {
            atLeast += BitOperations.PopCount(TLanes.AtLeast(keys + i, threshold));
        }

        return atLeast;
    }

    private static void Collect(float* values, int* keys, int threshold, Span<int> indices, Span<float> selected)
    {
        int taken = 0;
        for (int i = 0; taken < indices.Length; i += TLanes.Count)
        {
            for (uint mask = TLanes.AtLeast(keys + i, threshold); mask != 0; mask &= mask - 1)
            {
                int index = i + BitOperations.TrailingZeroCount(mask);
                indices[taken] = index;
                selected[taken++] = values[index];
            }
        }
    }

    // More than k keys reach the threshold only when several equal it: of those the first are taken.
    private static void CollectWithTies(
        ReadOnlySpan<float> values, ReadOnlySpan<int> keys, int threshold, int surplus, Span<int> indices, Span<float> selected)
    {
        int tiesToTake = keys.Count(threshold) - surplus;
        int taken = 0;
        for (int i = 0; taken < indices.Length; i++)
        {
            if (keys[i] < threshold || (keys[i] == threshold && tiesToTake-- <= 0))
            {
                continue;
            }

            indices[taken] = i;
            selected[taken++] = values[i];
        }
    }
}
