using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>The product, by the way that its operands suggest. All ways walk along the inner index in blocks, and every chain passes through the output from block to block.</summary>
internal sealed class ProductOperation<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int InnerBlock = 1024;
    private readonly DenseProduct<TVector, TLanes> _dense = new();
    private readonly SparseProduct<TVector, TLanes> _sparse = new();

    /// <summary>As <see cref="Reference.Product"/> defines it.</summary>
    public void Run(WorkerPool pool, View<float> a, View<float> b, View<float> c)
    {
        if (c.Count == 0)
        {
            return;
        }

        ProductPlan plan = ProductPlan.Of(a, b, c, TileKernel<TVector, TLanes>.Rows, TileKernel<TVector, TLanes>.Lanes);
        if (plan.IsTransposed)
        {
            (a, b, c) = (b.Transposed, a.Transposed, c.Transposed);
        }

        int blocks = Math.Max(1, (a.Columns + InnerBlock - 1) / InnerBlock);
        int size = (a.Columns + blocks - 1) / blocks;
        for (int block = 0; block < blocks; block++)
        {
            int first = block * size, count = Math.Min(size, a.Columns - first);
            View<float> left = a.ColumnsFrom(first, count), right = b.RowsFrom(first, count);
            if (plan.IsSparse)
            {
                _sparse.Run(pool, left, right, c);
            }
            else
            {
                _dense.Run(pool, left, right, c);
            }
        }
    }
}
