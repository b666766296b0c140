using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Multiplies packed panels with rows: a work item is a group of rows × a panel.</summary>
internal sealed unsafe class TileWork<TVector, TLanes>(LanePanels<TVector, TLanes> lanes) : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int Large = TileKernels<TVector, TLanes>.LargeRows;
    private const int Small = TileKernels<TVector, TLanes>.SmallRows;
    private const int MostRows = 8 * Large;
    private View<float> _a;
    private View<float> _c;
    private int _group;

    public void Run(WorkerPool pool, View<float> a, View<float> c)
    {
        (_a, _c) = (a, c);
        int tiles = (a.Rows + Large - 1) / Large;
        int groups = Math.Clamp(8 * pool.Threads / lanes.Count, 1, tiles);
        _group = Math.Min((tiles + groups - 1) / groups * Large, MostRows);
        pool.Run(this, (a.Rows + _group - 1) / _group * lanes.Count);
    }

    [SkipLocalsInit]
    public void Run(int tile)
    {
        (int group, int panel) = Math.DivRem(tile, lanes.Count);
        int end = Math.Min(_a.Rows, (group + 1) * _group);
        float* scratch = stackalloc float[Large * TileKernels<TVector, TLanes>.Lanes];
        for (int row = group * _group; row < end;)
        {
            int rows = TLanes.Count == 16 && row + Large <= end ? Large : Math.Min(Small, end - row);
            Multiply(row, rows, panel, scratch);
            row += rows;
        }
    }

    private void Multiply(int row, int rows, int panel, float* scratch)
    {
        int first = panel * TileKernels<TVector, TLanes>.Lanes, width = lanes.Width(panel), pitch = TileKernels<TVector, TLanes>.Lanes;
        if (rows is Large or Small && _c.ColumnStride == 1 && width == pitch)
        {
            Multiply(row, rows, panel, _c.Pointer + (nint)row * _c.RowStride + first, _c.RowStride);
            return;
        }

        OutputTile.Load(_c, row, rows, first, width, scratch, pitch);
        Multiply(row, rows, panel, scratch, pitch);
        OutputTile.Store(_c, row, rows, first, width, scratch, pitch);
    }

    private void Multiply(int row, int rows, int panel, float* output, nint pitch)
    {
        int* offsets = lanes.Offsets(panel, out int count);
        float* source = _a.Pointer + (nint)row * _a.RowStride;
        if (rows == Large)
        {
            TileKernels<TVector, TLanes>.TwelveRows(source, _a.RowStride, offsets, count, lanes.Values(panel), output, pitch);
            return;
        }

        float** pointers = stackalloc float*[Small];
        for (int r = 0; r < Small; r++)
        {
            pointers[r] = source + (nint)Math.Min(r, rows - 1) * _a.RowStride;
        }

        TileKernels<TVector, TLanes>.SixRows(pointers, offsets, count, lanes.Values(panel), output, pitch);
    }
}
