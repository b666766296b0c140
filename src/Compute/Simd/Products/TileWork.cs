using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Multiplies packed panels with rows: a work item is a group of rows × a panel.</summary>
internal sealed unsafe class TileWork<TVector, TLanes>(WholeRows rows, LanePanels<TVector, TLanes> lanes) : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int TileRows = TileKernel<TVector, TLanes>.Rows;
    private const int MostRows = 8 * TileRows;
    private const int ItemsPerThread = 8;
    private View<float> _c;
    private int _group;

    private static int Lanes => TileKernel<TVector, TLanes>.Lanes;

    /// <summary>c = c + rows × lanes.</summary>
    public void Run(WorkerPool pool, View<float> c)
    {
        _c = c;
        int tiles = (c.Rows + TileRows - 1) / TileRows;
        int groups = Math.Clamp(ItemsPerThread * pool.Threads / lanes.Parts, 1, tiles);
        _group = Math.Min((tiles + groups - 1) / groups * TileRows, MostRows);
        pool.Run(this, (c.Rows + _group - 1) / _group * lanes.Parts);
    }

    [SkipLocalsInit]
    public void Run(int tile)
    {
        (int group, int panel) = Math.DivRem(tile, lanes.Parts);
        int row = group * _group, height = Math.Min(_group, _c.Rows - row), lane = panel * Lanes, width = Math.Min(Lanes, _c.Columns - lane);
        View<float> output = _c.ColumnsFrom(lane, width);
        int direct = output.HasWholeRows && width == Lanes ? height / TileRows * TileRows : 0;
        Multiply(row, direct, panel, output.RowsFrom(row, direct).Pointer, output.RowStride);
        if (direct < height)
        {
            float* scratch = stackalloc float[(MostRows + TileRows - 1) * Lanes];
            View<float> rest = output.RowsFrom(row + direct, height - direct);
            new Span<float>(scratch + rest.Rows * Lanes, (TileRows - 1) * Lanes).Clear();
            Gathering.Gather(rest, scratch, Lanes);
            Multiply(row + direct, rest.Rows, panel, scratch, Lanes);
            Gathering.Scatter(scratch, Lanes, rest);
        }
    }

    // A row stands in for those that the last tile lacks.
    private void Multiply(int row, int height, int panel, float* output, nint pitch)
    {
        float** pointers = stackalloc float*[TileRows];
        for (int r = 0; r < height; r += TileRows)
        {
            for (int i = 0; i < TileRows; i++)
            {
                pointers[i] = rows.Row(row + Math.Min(r + i, height - 1));
                Prefetch.Two<TVector, TLanes>(output + (r + TileRows + i) * pitch);
            }

            TileKernel<TVector, TLanes>.Accumulate(pointers, lanes.Inner, lanes.Panel(panel), output + r * pitch, pitch);
        }
    }
}
