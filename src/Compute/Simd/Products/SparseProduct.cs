using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>One block of the inner index where few values of the left operand are not zero: they are listed, and each multiplies a row of the right one.</summary>
internal sealed class SparseProduct<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    // What is listed and copied fits the third-level cache.
    private const int RowBlock = 1024;
    private const int ColumnBlock = 1024;
    private readonly SparseRows _lists = new();
    private readonly WholeRows _rows = new();
    private readonly PartsWork _parts;
    private readonly SparseWork<TVector, TLanes> _work;

    public SparseProduct()
    {
        _parts = new PartsWork(_lists, _rows);
        _work = new SparseWork<TVector, TLanes>(_lists, _rows);
    }

    /// <summary>c = c + a × b.</summary>
    public void Run(WorkerPool pool, View<float> a, View<float> b, View<float> c)
    {
        int columnBlock = b.HasWholeRows ? c.Columns : ColumnBlock;
        for (int row = 0; row < c.Rows; row += RowBlock)
        {
            int rows = Math.Min(RowBlock, c.Rows - row);
            _lists.Take(a.RowsFrom(row, rows));
            for (int column = 0; column < c.Columns; column += columnBlock)
            {
                int columns = Math.Min(columnBlock, c.Columns - column);
                _rows.Take(b.ColumnsFrom(column, columns));
                _parts.Run(pool, withLeft: column == 0);
                _work.Run(pool, c.RowsFrom(row, rows).ColumnsFrom(column, columns));
            }
        }
    }
}
