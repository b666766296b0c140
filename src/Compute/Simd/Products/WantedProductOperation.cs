using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Products of rows where a mask asks for them, four at a time; rows of the result are shared out.</summary>
internal sealed unsafe class WantedProductOperation<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int RowsPerTile = 8;
    private View<float> _a, _b, _mask, _c;

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
        Tiles.Run(pool, this, (c.Rows + RowsPerTile - 1) / RowsPerTile);
        return true;
    }

    public void Run(int tile)
    {
        int end = Math.Min(_c.Rows, (tile + 1) * RowsPerTile);
        for (int row = tile * RowsPerTile; row < end; row++)
        {
            Row(_a.Row(row), _mask.Row(row), _c.Row(row));
        }
    }

    private void Row(Span<float> a, ReadOnlySpan<float> mask, Span<float> c)
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
                        Four(left, a.Length, wanted, count, c);
                        count = 0;
                    }
                }
            }

            if (count > 0)
            {
                Four(left, a.Length, wanted, count, c);
            }
        }
    }

    // The last row stands in for those that are missing, and its product is left unused.
    private void Four(float* a, int length, int* wanted, int count, Span<float> c)
    {
        float* products = stackalloc float[4];
        ProductKernels<TVector, TLanes>.FourProducts(a, length, RowOf(0), RowOf(1), RowOf(2), RowOf(3), products);
        for (int p = 0; p < count; p++)
        {
            c[wanted[p]] = products[p];
        }

        float* RowOf(int p) => _b.Pointer + (nint)wanted[Math.Min(p, count - 1)] * _b.RowStride;
    }
}
