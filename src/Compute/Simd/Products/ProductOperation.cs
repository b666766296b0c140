using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>
/// The product, blocked as by Goto and van de Geijn (2008, "Anatomy of high-performance matrix multiplication"): columns of one operand go into the lanes, rows of the
/// other are broadcast, and a block of the inner index is done before the next.
/// </summary>
internal sealed class ProductOperation<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int InnerBlock = 1024;
    private const int RowBlock = 1200;
    private const int LaneBlock = 512;
    private readonly WholeRows _rows = new();
    private readonly LanePanels<TVector, TLanes> _lanes = new();
    private readonly PackWork<TVector, TLanes> _pack;
    private readonly TileWork<TVector, TLanes> _tiles;

    public ProductOperation()
    {
        _pack = new PackWork<TVector, TLanes>(_rows, _lanes);
        _tiles = new TileWork<TVector, TLanes>(_rows, _lanes);
    }

    /// <summary>As <see cref="Reference.Product"/> defines it.</summary>
    public void Run(WorkerPool pool, View<float> a, View<float> b, View<float> c)
    {
        if (c.Count == 0)
        {
            return;
        }

        Orientation orientation = Orientation.Of(a, b, c, LanePanels<TVector, TLanes>.Lanes);
        if (orientation.IsTransposed)
        {
            (a, b, c) = (b.Transposed, a.Transposed, c.Transposed);
        }

        int blocks = Math.Max(1, (a.Columns + InnerBlock - 1) / InnerBlock);
        int size = (a.Columns + blocks - 1) / blocks;
        for (int block = 0; block < blocks; block++)
        {
            int first = block * size, count = Math.Min(size, a.Columns - first);
            RunBlock(pool, a.ColumnsFrom(first, count), b.RowsFrom(first, count), c, orientation.LeavesOut);
        }
    }

    private void RunBlock(WorkerPool pool, View<float> a, View<float> b, View<float> c, bool leavesOut)
    {
        int rowBlock = a.HasWholeRows ? c.Rows : RowBlock;
        for (int row = 0; row < c.Rows; row += rowBlock)
        {
            int rows = Math.Min(rowBlock, c.Rows - row);
            _rows.Take(a.RowsFrom(row, rows));
            for (int lane = 0; lane < c.Columns; lane += LaneBlock)
            {
                int lanes = Math.Min(LaneBlock, c.Columns - lane);
                _lanes.Take(b.ColumnsFrom(lane, lanes), leavesOut);
                _pack.Run(pool, withRows: lane == 0);
                _tiles.Run(pool, c.RowsFrom(row, rows).ColumnsFrom(lane, lanes));
            }
        }
    }
}
