using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Elements;

/// <summary>
/// An operation element by element on up to four views of one shape, shared out in stretches of a row. Where all values of all views lie side by side,
/// they count as one row. What is too little to be shared stays on the calling thread.
/// </summary>
internal abstract unsafe class ElementOperation : ITiledWork
{
    private View<float> _a, _b, _c, _d;
    private int _rowsPerTile, _columnsPerTile, _tilesPerRow;

    /// <summary>About how many elements are worth another thread.</summary>
    protected abstract int ElementsPerTile { get; }

    public void Run(int tile)
    {
        (int block, int part) = Math.DivRem(tile, _tilesPerRow);
        int first = part * _columnsPerTile;
        int count = Math.Min(_columnsPerTile, _a.Columns - first);
        int end = Math.Min(_a.Rows, (block + 1) * _rowsPerTile);
        for (int row = block * _rowsPerTile; row < end; row++)
        {
            Stretch(At(_a, row, first), At(_b, row, first), At(_c, row, first), At(_d, row, first), count, row * _a.Columns + first);
        }
    }

    /// <summary>Whether the values of every row lie side by side, as they must for <see cref="Share"/>.</summary>
    protected static bool Suit(View<float> a, View<float> b, View<float> c, View<float> d) =>
        a.HasWholeRows && b.HasWholeRows && c.HasWholeRows && d.HasWholeRows;

    /// <summary>Does <paramref name="count"/> elements that lie side by side in every view; <paramref name="place"/> is that of the first, counted row after row.</summary>
    protected abstract void Stretch(float* a, float* b, float* c, float* d, int count, int place);

    /// <summary>Does all elements. A view that is not needed may be any of the others.</summary>
    protected void Share(WorkerPool pool, View<float> a, View<float> b, View<float> c, View<float> d)
    {
        Shapes.RequireSame(a, b);
        Shapes.RequireSame(a, c);
        Shapes.RequireSame(a, d);
        bool asOneRow = a.IsWhole && b.IsWhole && c.IsWhole && d.IsWhole;
        (_a, _b, _c, _d) = asOneRow ? (OneRow(a), OneRow(b), OneRow(c), OneRow(d)) : (a, b, c, d);
        if (_a.Count == 0)
        {
            return;
        }

        _columnsPerTile = Math.Min(_a.Columns, ElementsPerTile);
        _rowsPerTile = Math.Min(_a.Rows, Math.Max(1, ElementsPerTile / _a.Columns));
        _tilesPerRow = (_a.Columns + _columnsPerTile - 1) / _columnsPerTile;
        Tiles.Run(pool, this, _tilesPerRow * ((_a.Rows + _rowsPerTile - 1) / _rowsPerTile));
    }

    private static View<float> OneRow(View<float> view) => view with { Rows = 1, Columns = view.Count, RowStride = view.Count };

    private static float* At(View<float> view, int row, int column) => view.Pointer + (nint)row * view.RowStride + column;
}
