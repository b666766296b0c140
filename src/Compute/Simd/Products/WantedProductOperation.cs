using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Products of rows where a mask asks for them, four at a time; blocks of the result are shared out.</summary>
internal sealed unsafe class WantedProductOperation<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int RowsPerTile = 8;
    private const int ColumnsPerTile = 256;
    private View<float> _a, _b, _mask, _c;
    private int _blocks;

    /// <summary>As <see cref="Reference.ReferenceArithmetic{T}.WantedProducts"/> defines it.</summary>
    /// <returns>Whether the values of every row lie side by side; else nothing was done.</returns>
    public bool Run(WorkerPool pool, View<float> a, View<float> b, View<float> mask, View<float> c)
    {
        Shapes.RequireSame(mask, c);
        if (a.Rows != c.Rows || b.Rows != c.Columns || a.Columns != b.Columns)
        {
            throw new ArgumentException($"{a} times the rows of {b} is not {c}.");
        }

        if (!a.HasWholeRows || !b.HasWholeRows || !mask.HasWholeRows || !c.HasWholeRows)
        {
            return false;
        }

        (_a, _b, _mask, _c) = (a, b, mask, c);
        _blocks = (c.Columns + ColumnsPerTile - 1) / ColumnsPerTile;
        Tiles.Run(pool, this, (c.Rows + RowsPerTile - 1) / RowsPerTile * _blocks);
        return true;
    }

    public void Run(int tile)
    {
        (int group, int block) = Math.DivRem(tile, _blocks);
        int end = Math.Min(_c.Rows, (group + 1) * RowsPerTile), column = block * ColumnsPerTile, columns = Math.Min(ColumnsPerTile, _c.Columns - column);
        for (int row = group * RowsPerTile; row < end; row++)
        {
            Row(_a.Row(row), _b.Pointer + (nint)column * _b.RowStride, _mask.Row(row).Slice(column, columns), _c.Row(row).Slice(column, columns));
        }
    }

    private void Row(Span<float> a, float* b, ReadOnlySpan<float> mask, Span<float> c)
    {
        c.Clear();
        int* wanted = stackalloc int[4];
        int count = 0;
        fixed (float* left = a)
        {
            for (int j = 0; j < mask.Length; j++)
            {
                if (mask[j] != 0)
                {
                    wanted[count++] = j;
                    if (count == 4)
                    {
                        Four(left, a.Length, b, wanted, count, c);
                        count = 0;
                    }
                }
            }

            if (count > 0)
            {
                Four(left, a.Length, b, wanted, count, c);
            }
        }
    }

    // The last row stands in for those that are missing, and its product is left unused.
    private void Four(float* a, int length, float* b, int* wanted, int count, Span<float> c)
    {
        float* products = stackalloc float[4];
        ProductKernels<TVector, TLanes>.FourProducts(a, length, RowOf(0), RowOf(1), RowOf(2), RowOf(3), products);
        for (int p = 0; p < count; p++)
        {
            c[wanted[p]] = products[p];
        }

        float* RowOf(int p) => b + (nint)wanted[Math.Min(p, count - 1)] * _b.RowStride;
    }
}
