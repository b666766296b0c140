using System.Numerics;
using ResearchPipeline.Compute.Simd.Selections;
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
        int padded = SortKeys<TVector, TLanes>.Padded(preactivations.Columns);
        Span<int> keys = padded <= 4096 ? stackalloc int[padded] : new int[padded];
        keys.Fill(int.MinValue);
        long guess = ThresholdSearch.FirstGuess;
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
            SortKeys<TVector, TLanes>.Store(source, values.Length, key);
            ThresholdSearch search = new(indices.Length, keys.Length, guess);
            while (!search.IsOver)
            {
                search.Tell(SortKeys<TVector, TLanes>.CountAtLeast(key, keys.Length, search.Probe));
            }

            guess = search.Guess;
            if (search.Reached == indices.Length)
            {
                Collect(source, key, search.Threshold, indices, selected);
            }
            else
            {
                CollectWithTies(values, keys, search.Threshold, search.Reached - indices.Length, indices, selected);
            }
        }
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
