using System.Numerics;
using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// Finds the k-th largest value of a row without sorting: values become integers that sort alike, and the threshold is
/// built bit by bit from the top, each bit kept if at least k keys still reach it.
/// </summary>
internal sealed unsafe class TopKOperation<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int RowsPerTile = 16;
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
        int end = Math.Min(_batch.Rows, (block + 1) * RowsPerTile);
        for (int row = block * RowsPerTile; row < end; row++)
        {
            Select(preactivations.Row(row), keys, codes.RowIndices(row), codes.RowValues(row));
        }
    }

    private static void Select(ReadOnlySpan<float> values, Span<int> keys, Span<int> indices, Span<float> selected)
    {
        fixed (float* source = values)
        fixed (int* key = keys)
        {
            StoreKeys(source, values.Length, key);
            int threshold = Threshold(key, keys.Length, indices.Length, out int reached);
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

    // The largest threshold that at least k keys reach; it stops early when exactly k do, as nearly always happens.
    private static int Threshold(int* keys, int count, int k, out int reached)
    {
        uint threshold = 0;
        reached = count;
        for (int bit = 31; bit >= 0 && reached != k; bit--)
        {
            uint candidate = threshold | (1u << bit);
            int atLeast = 0;
            for (int i = 0; i < count; i += TLanes.Count)
            {
                atLeast += BitOperations.PopCount(TLanes.AtLeast(keys + i, (int)(candidate ^ 0x80000000)));
            }

            if (atLeast >= k)
            {
                threshold = candidate;
                reached = atLeast;
            }
        }

        return (int)(threshold ^ 0x80000000);
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
