using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>
/// The product, blocked as by Goto and van de Geijn (2008, "Anatomy of high-performance matrix multiplication"): panels of one operand's columns go into the lanes,
/// rows of the other are broadcast, and a block of the inner index is done before the next.
/// </summary>
internal sealed unsafe class ProductOperation<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int InnerBlock = 1024;
    private readonly LanePanels<TVector, TLanes> _lanes = new();
    private readonly PackWork _pack;
    private readonly TileWork<TVector, TLanes> _tiles;

    public ProductOperation()
    {
        _pack = new PackWork(_lanes);
        _tiles = new TileWork<TVector, TLanes>(_lanes);
    }

    /// <summary>As <see cref="Reference.Product"/> defines it.</summary>
    public void Run(WorkerPool pool, View<float> a, View<float> b, View<float> c)
    {
        if (c.Count == 0)
        {
            return;
        }

        int blocks = Math.Max(1, (a.Columns + InnerBlock - 1) / InnerBlock);
        int size = (a.Columns + blocks - 1) / blocks;
        for (int block = 0; block < blocks; block++)
        {
            int first = block * size, count = Math.Min(size, a.Columns - first);
            RunBlock(pool, a.ColumnsFrom(first, count), b.RowsFrom(first, count), c);
        }
    }

    private void RunBlock(WorkerPool pool, View<float> a, View<float> b, View<float> c)
    {
        const int lanesAtOnce = 512;
        for (int lane = 0; lane < c.Columns; lane += lanesAtOnce)
        {
            int lanes = Math.Min(lanesAtOnce, c.Columns - lane);
            _lanes.Take(b.ColumnsFrom(lane, lanes), a.ColumnStride);
            pool.Run(_pack, _lanes.Count);
            _tiles.Run(pool, a, c.ColumnsFrom(lane, lanes));
        }
    }

    private sealed class PackWork(LanePanels<TVector, TLanes> lanes) : ITiledWork
    {
        public void Run(int tile) => lanes.Pack(tile);
    }
}
