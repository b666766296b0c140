using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Simd.Wide;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Sums;

/// <summary>Sums down columns, rows ascending. Columns are shared out; the sums stay in a cache while four rows at a time are added to them.</summary>
internal sealed unsafe class ColumnOperation<TVector, TLanes, TWide, TWideLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
    where TWide : unmanaged
    where TWideLanes : IWideLanes<TWide>
{
    private const int ColumnsPerTile = 128;
    private const int ElementsForTwo = 32768;
    private View<float> _a, _row;
    private View<double> _wideRow;
    private bool _isWide;
    private int _columnsPerTile;

    /// <summary>row += a[0] + a[1] + …; false, and nothing done, where the values of a row do not lie side by side.</summary>
    public bool Run(WorkerPool pool, View<float> a, View<float> row)
    {
        Shapes.RequireSame(a.RowsFrom(0, Math.Min(1, a.Rows)), row.RowsFrom(0, Math.Min(1, a.Rows)));
        (_a, _row, _isWide) = (a, row, false);
        return row.HasWholeRows && Share(pool);
    }

    /// <summary>The same in binary64.</summary>
    public bool Run(WorkerPool pool, View<float> a, View<double> row)
    {
        Shapes.RequireSame(a.RowsFrom(0, Math.Min(1, a.Rows)), row.RowsFrom(0, Math.Min(1, a.Rows)));
        (_a, _wideRow, _isWide) = (a, row, true);
        return row.HasWholeRows && Share(pool);
    }

    public void Run(int tile)
    {
        int first = tile * _columnsPerTile;
        int count = Math.Min(_columnsPerTile, _a.Columns - first);
        int row = 0;
        for (; row <= _a.Rows - 4; row += 4)
        {
            AddFour(row, first, count);
        }

        for (; row < _a.Rows; row++)
        {
            AddOne(row, first, count);
        }
    }

    private bool Share(WorkerPool pool)
    {
        if (!_a.HasWholeRows)
        {
            return false;
        }

        _columnsPerTile = _a.Count < ElementsForTwo ? Math.Max(1, _a.Columns) : ColumnsPerTile;
        Tiles.Run(pool, this, (_a.Columns + _columnsPerTile - 1) / _columnsPerTile);
        return true;
    }

    private void AddFour(int row, int first, int count)
    {
        float* a = _a.Pointer + (nint)row * _a.RowStride + first;
        if (_isWide)
        {
            AddFour(_wideRow.Pointer + first, a, a + _a.RowStride, a + 2 * (nint)_a.RowStride, a + 3 * (nint)_a.RowStride, count);
        }
        else
        {
            AddFour(_row.Pointer + first, a, a + _a.RowStride, a + 2 * (nint)_a.RowStride, a + 3 * (nint)_a.RowStride, count);
        }
    }

    private void AddOne(int row, int first, int count)
    {
        float* a = _a.Pointer + (nint)row * _a.RowStride + first;
        for (int j = 0; j < count; j++)
        {
            if (_isWide)
            {
                _wideRow.Pointer[first + j] += a[j];
            }
            else
            {
                _row.Pointer[first + j] += a[j];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(float* sums, float* a, float* b, float* c, float* d, int count)
    {
        int j = 0;
        for (; j <= count - TLanes.Count; j += TLanes.Count)
        {
            TVector sum = TLanes.Add(TLanes.Add(TLanes.Load(sums + j), TLanes.Load(a + j)), TLanes.Load(b + j));
            TLanes.Store(TLanes.Add(TLanes.Add(sum, TLanes.Load(c + j)), TLanes.Load(d + j)), sums + j);
        }

        for (; j < count; j++)
        {
            sums[j] = sums[j] + a[j] + b[j] + c[j] + d[j];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddFour(double* sums, float* a, float* b, float* c, float* d, int count)
    {
        int j = 0;
        for (; j <= count - TWideLanes.Count; j += TWideLanes.Count)
        {
            TWide sum = TWideLanes.Add(TWideLanes.Add(TWideLanes.LoadWide(sums + j), TWideLanes.Load(a + j)), TWideLanes.Load(b + j));
            TWideLanes.StoreWide(TWideLanes.Add(TWideLanes.Add(sum, TWideLanes.Load(c + j)), TWideLanes.Load(d + j)), sums + j);
        }

        for (; j < count; j++)
        {
            sums[j] = sums[j] + a[j] + b[j] + c[j] + d[j];
        }
    }
}
