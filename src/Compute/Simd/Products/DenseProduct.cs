using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>
/// One block of the inner index, as by Goto and van de Geijn (2008, "Anatomy of high-performance matrix multiplication"): columns of the right operand go into the
/// lanes, rows of the left one are broadcast.
/// </summary>
internal sealed class DenseProduct<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    // What is packed fits the third-level cache.
    private const int RowBlock = 1200;
    private const int LaneBlock = 512;

    // Rows that every thread keeps in its second-level cache, and panels enough to be shared out.
    private const int FewRows = 128 * 1024;
    private const int PanelsPerThread = 8;
    private readonly WholeRows _rows = new();
    private readonly LanePanels<TVector, TLanes> _lanes = new();
    private readonly PartsWork _parts;
    private readonly TileWork<TVector, TLanes> _tiles;

    public DenseProduct()
    {
        _parts = new PartsWork(_rows, _lanes);
        _tiles = new TileWork<TVector, TLanes>(_rows, _lanes);
    }

    /// <summary>c = c + a × b.</summary>
    public void Run(WorkerPool pool, View<float> a, View<float> b, View<float> c)
    {
        if (a.Count <= FewRows && c.Columns >= PanelsPerThread * pool.Threads * TileKernel<TVector, TLanes>.Lanes)
        {
            _rows.Take(a, asItLies: true);
            _lanes.Take(b, room: false);
            _tiles.PackAndRun(pool, c);
            return;
        }

        int rowBlock = a.HasWholeRows ? c.Rows : RowBlock;
        for (int row = 0; row < c.Rows; row += rowBlock)
        {
            int rows = Math.Min(rowBlock, c.Rows - row);
            _rows.Take(a.RowsFrom(row, rows));
            for (int lane = 0; lane < c.Columns; lane += LaneBlock)
            {
                int lanes = Math.Min(LaneBlock, c.Columns - lane);
                _lanes.Take(b.ColumnsFrom(lane, lanes), room: true);
                _parts.Run(pool, withLeft: lane == 0);
                _tiles.Run(pool, c.RowsFrom(row, rows).ColumnsFrom(lane, lanes));
            }
        }
    }
}
