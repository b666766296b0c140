using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Multiplies lists with whole rows: a work item is a strip of columns, which stays in the second-level cache, × a group of lists.</summary>
internal sealed unsafe class SparseWork<TVector, TLanes>(SparseRows lists, WholeRows rows) : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int MostLists = 16;
    private View<float> _c;
    private int _groups;

    private static int Strip => SparseKernel<TVector, TLanes>.Strip;

    /// <summary>c = c + lists × rows.</summary>
    public void Run(WorkerPool pool, View<float> c)
    {
        _c = c;
        _groups = (c.Rows + MostLists - 1) / MostLists;
        pool.Run(this, (c.Columns + Strip - 1) / Strip * _groups);
    }

    [SkipLocalsInit]
    public void Run(int tile)
    {
        (int strip, int group) = Math.DivRem(tile, _groups);
        int row = group * MostLists, column = strip * Strip;
        View<float> output = _c.RowsFrom(row, Math.Min(MostLists, _c.Rows - row)).ColumnsFrom(column, Math.Min(Strip, _c.Columns - column));
        if (output.HasWholeRows)
        {
            Multiply(row, column, output, output.Pointer, output.RowStride);
            return;
        }

        float* scratch = stackalloc float[MostLists * Strip];
        Gathering.Gather(output, scratch, Strip);
        Multiply(row, column, output, scratch, Strip);
        Gathering.Scatter(scratch, Strip, output);
    }

    private void Multiply(int row, int column, View<float> output, float* place, nint pitch)
    {
        float* strip = rows.Row(0) + column;
        for (int end = row + output.Rows; row < end; row++, place += pitch)
        {
            if (output.Columns == Strip)
            {
                SparseKernel<TVector, TLanes>.Accumulate(lists.Indices(row), lists.Values(row), lists.Count(row), strip, rows.Pitch, place);
            }
            else
            {
                SparseKernel<TVector, TLanes>.AccumulateRest(lists.Indices(row), lists.Values(row), lists.Count(row), strip, rows.Pitch, place, output.Columns);
            }
        }
    }
}
