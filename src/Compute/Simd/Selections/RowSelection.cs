using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Selections;

/// <summary>The k largest values of every row, by a threshold that begins where the previous row's ended.</summary>
internal sealed unsafe class RowSelection<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int RowsPerTile = 16;
    private View<float> _x, _mask;
    private Storage<int> _keys = new(0);
    private int _k, _padded;

    /// <summary>mask = 1 at the k largest of every row, else 0; false, and nothing done, where the values of a row do not lie side by side.</summary>
    public bool Run(WorkerPool pool, View<float> x, int k, View<float> mask)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        Shapes.RequireSame(x, mask);
        if (!x.HasWholeRows || !mask.HasWholeRows)
        {
            return false;
        }

        (_x, _mask, _k, _padded) = (x, mask, Math.Min(k, x.Columns), SortKeys<TVector, TLanes>.Padded(x.Columns));
        int tiles = (x.Rows + RowsPerTile - 1) / RowsPerTile;
        if (_keys.Count < tiles * _padded)
        {
            _keys = new Storage<int>(tiles * _padded);
        }

        Tiles.Run(pool, this, tiles);
        return true;
    }

    public void Run(int tile)
    {
        int* keys = _keys.Pointer + (nint)tile * _padded;
        new Span<int>(keys + _x.Columns, _padded - _x.Columns).Fill(int.MinValue);
        long guess = ThresholdSearch.FirstGuess;
        int end = Math.Min(_x.Rows, (tile + 1) * RowsPerTile);
        for (int row = tile * RowsPerTile; row < end; row++)
        {
            SortKeys<TVector, TLanes>.Store(_x.Pointer + (nint)row * _x.RowStride, _x.Columns, keys);
            ThresholdSearch search = new(_k, _padded, guess);
            while (!search.IsOver)
            {
                search.Tell(SortKeys<TVector, TLanes>.CountAtLeast(keys, _padded, search.Probe));
            }

            guess = search.Guess;
            Mask(keys, search, _mask.Pointer + (nint)row * _mask.RowStride);
        }
    }

    private void Mask(int* keys, in ThresholdSearch search, float* mask)
    {
        int withTies = Math.Min(_x.Columns, SortKeys<TVector, TLanes>.PlaceAfterTies(new ReadOnlySpan<int>(keys, _padded), _k, search));
        SortKeys<TVector, TLanes>.Mask(keys, search.Threshold, mask, withTies);
        SortKeys<TVector, TLanes>.Mask(keys + withTies, search.Threshold + 1, mask + withTies, _x.Columns - withTies);
    }
}
