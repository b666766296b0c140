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
    private const int Alignment = 16;
    private View<float> _c;
    private int _group;
    private bool _packs;

    private int Groups => (_c.Rows + _group - 1) / _group;

    private static int Lanes => TileKernel<TVector, TLanes>.Lanes;

    /// <summary>c = c + rows × panels that have been packed.</summary>
    public void Run(WorkerPool pool, View<float> c)
    {
        (_c, _packs) = (c, false);
        int tiles = (c.Rows + TileRows - 1) / TileRows;
        int groups = Math.Clamp(ItemsPerThread * pool.Threads / lanes.Parts, 1, tiles);
        _group = Math.Min((tiles + groups - 1) / groups * TileRows, MostRows);
        pool.Run(this, Groups * lanes.Parts);
    }

    /// <summary>The same with panels that are packed where they are used: a work item is a panel × all rows.</summary>
    public void PackAndRun(WorkerPool pool, View<float> c)
    {
        (_c, _packs, _group) = (c, true, MostRows);
        pool.Run(this, lanes.Parts);
    }

    [SkipLocalsInit]
    public void Run(int tile)
    {
        if (!_packs)
        {
            (int group, int panel) = Math.DivRem(tile, lanes.Parts);
            MultiplyGroup(group, panel, lanes.Panel(panel));
            return;
        }

        float* packed = stackalloc float[lanes.Inner * Lanes + Alignment];
        packed += (Alignment - (nint)packed / sizeof(float) % Alignment) % Alignment;
        lanes.Pack(tile, packed);
        for (int group = 0; group < Groups; group++)
        {
            MultiplyGroup(group, tile, packed);
        }
    }

    [SkipLocalsInit]
    private void MultiplyGroup(int group, int panel, float* packed)
    {
        int row = group * _group, height = Math.Min(_group, _c.Rows - row), lane = panel * Lanes, width = Math.Min(Lanes, _c.Columns - lane);
        View<float> output = _c.ColumnsFrom(lane, width);
        int direct = output.HasWholeRows && width == Lanes ? height / TileRows * TileRows : 0;
        Multiply(row, direct, packed, output.RowsFrom(row, direct).Pointer, output.RowStride);
        if (direct < height)
        {
            float* scratch = stackalloc float[(MostRows + TileRows - 1) * Lanes];
            View<float> rest = output.RowsFrom(row + direct, height - direct);
            new Span<float>(scratch + rest.Rows * Lanes, (TileRows - 1) * Lanes).Clear();
            Gathering.Gather(rest, scratch, Lanes);
            Multiply(row + direct, rest.Rows, packed, scratch, Lanes);
            Gathering.Scatter(scratch, Lanes, rest);
        }
    }

    // A row stands in for those that the last tile lacks.
    private void Multiply(int row, int height, float* packed, float* output, nint pitch)
    {
        float** pointers = stackalloc float*[TileRows];
        for (int r = 0; r < height; r += TileRows)
        {
            for (int i = 0; i < TileRows; i++)
            {
                pointers[i] = rows.Row(row + Math.Min(r + i, height - 1));
                Prefetch.Two<TVector, TLanes>(output + (r + TileRows + i) * pitch);
            }

            TileKernel<TVector, TLanes>.Accumulate(pointers, rows.Step, lanes.Inner, packed, output + r * pitch, pitch);
        }
    }
}
