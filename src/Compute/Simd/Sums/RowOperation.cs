using ResearchPipeline.Compute.Simd.Wide;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Sums;

/// <summary>Sums along rows, which are shared out; a row never is.</summary>
internal sealed unsafe class RowOperation<TWide, TLanes> : ITiledWork
    where TWide : unmanaged
    where TLanes : IWideLanes<TWide>
{
    private const int ElementsPerTile = 16384;
    private View<float> _a, _b;
    private bool _isProduct;
    private double[] _sums = [];
    private int _rowsPerTile;

    /// <summary>Σ a[i,j]·b[i,j] of every row, until the next call.</summary>
    public ReadOnlySpan<double> Products(WorkerPool pool, View<float> a, View<float> b)
    {
        (_a, _b, _isProduct) = (a, b, true);
        return Share(pool);
    }

    /// <summary>Σ a[i,j] of every row, until the next call.</summary>
    public ReadOnlySpan<double> Sums(WorkerPool pool, View<float> a)
    {
        (_a, _b, _isProduct) = (a, a, false);
        return Share(pool);
    }

    public void Run(int tile)
    {
        int end = Math.Min(_a.Rows, (tile + 1) * _rowsPerTile);
        for (int row = tile * _rowsPerTile; row < end; row++)
        {
            float* a = _a.Pointer + (nint)row * _a.RowStride;
            float* b = _isProduct ? _b.Pointer + (nint)row * _b.RowStride : null;
            _sums[row] = LaneSums<TWide, TLanes>.Sum(a, b, _a.Columns);
        }
    }

    private ReadOnlySpan<double> Share(WorkerPool pool)
    {
        Shapes.RequireSame(_a, _b);
        Shapes.RequireWholeRows(_a);
        Shapes.RequireWholeRows(_b);
        if (_sums.Length < _a.Rows)
        {
            _sums = new double[_a.Rows];
        }

        _rowsPerTile = Math.Max(1, ElementsPerTile / Math.Max(1, _a.Columns));
        Tiles.Run(pool, this, (_a.Rows + _rowsPerTile - 1) / _rowsPerTile);
        return _sums.AsSpan(0, _a.Rows);
    }
}
