using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>The quickest way to a product, by shapes, strides and a sample of the values. It decides about time alone: every way returns the same bits.</summary>
/// <param name="IsTransposed">Whether to compute (AB)ᵀ = BᵀAᵀ, in views: the rows of the left operand go into the lanes, not the columns of the right one.</param>
/// <param name="IsSparse">Whether to list what is not zero in the operand on the left.</param>
internal readonly record struct ProductPlan(bool IsTransposed, bool IsSparse)
{
    // Cycles for a value, as measured. A tile takes one for each vector.
    private const double CopiedAlong = 0.15;
    private const double CopiedAcross = 0.4;
    private const double OutputAcross = 1;
    private const double Listed = 1;
    private const double ListedAcross = 4.5;
    private const double ListedVector = 3;

    /// <summary>The quickest way to c + a × b.</summary>
    /// <param name="a">Rows × inner.</param>
    /// <param name="b">Inner × columns.</param>
    /// <param name="c">Rows × columns.</param>
    /// <param name="rows">Rows of a tile.</param>
    /// <param name="lanes">Lanes of a tile: two vectors' worth.</param>
    public static ProductPlan Of(View<float> a, View<float> b, View<float> c, int rows, int lanes)
    {
        View<float> at = a.Transposed, bt = b.Transposed, ct = c.Transposed;
        ReadOnlySpan<double> costs = [Dense(a, b, c, rows, lanes), Dense(bt, at, ct, rows, lanes), Sparse(a, b, c, lanes), Sparse(bt, at, ct, lanes)];
        int best = 0;
        for (int way = 1; way < costs.Length; way++)
        {
            best = costs[way] < costs[best] ? way : best;
        }

        return new ProductPlan(best % 2 == 1, best >= 2);
    }

    private static double Dense(View<float> a, View<float> b, View<float> c, int rows, int lanes)
    {
        double height = (c.Rows + rows - 1) / rows * rows, width = (c.Columns + lanes - 1) / lanes * lanes, inner = a.Columns;
        return 2 * height * width * inner / lanes
            + inner * width * (b.HasWholeRows ? CopiedAlong : CopiedAcross)
            + (a.HasWholeRows ? 0 : a.Count * CopiedAcross)
            + (c.HasWholeRows ? 0 : height * width * OutputAcross);
    }

    private static double Sparse(View<float> a, View<float> b, View<float> c, int lanes)
    {
        double width = (c.Columns + lanes - 1) / lanes * lanes;
        return 2 * ListedVector * a.Count * Sample.ShareOfOthers(a) * width / lanes
            + a.Count * (a.HasWholeRows ? Listed : ListedAcross)
            + (b.HasWholeRows ? 0 : b.Count * CopiedAcross)
            + (c.HasWholeRows ? 0 : c.Count * OutputAcross);
    }
}
