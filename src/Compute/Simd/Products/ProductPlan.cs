using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>The quickest way to a product, by shapes, strides and a sample of the values. It decides about time alone: every way returns the same bits.</summary>
/// <param name="IsTransposed">Whether to compute (AB)ᵀ = BᵀAᵀ, in views: the rows of the left operand go into the lanes, not the columns of the right one.</param>
/// <param name="IsSparse">Whether to list what is not zero in the operand on the left.</param>
/// <param name="LeavesOut">Whether to leave out what is zero in whole panels of the operand on the right.</param>
internal readonly record struct ProductPlan(bool IsTransposed, bool IsSparse, bool LeavesOut)
{
    // Cycles for a value, as measured. A tile takes one for each vector.
    private const double PackedAlong = 0.15;
    private const double PackedAcross = 0.4;
    private const double OutputAcross = 1;
    private const double Listed = 3;
    private const double SparseVector = 2.8;
    private const double WorthLeavingOut = 0.9;
    private const int TileRows = 6;

    /// <summary>The quickest way to c + a × b.</summary>
    /// <param name="a">Rows × inner.</param>
    /// <param name="b">Inner × columns.</param>
    /// <param name="c">Rows × columns.</param>
    /// <param name="lanes">Lanes of a tile.</param>
    public static ProductPlan Of(View<float> a, View<float> b, View<float> c, int lanes)
    {
        (double cost, ProductPlan plan) = Best(a, b, c, lanes, false);
        (double transposedCost, ProductPlan transposedPlan) = Best(b.Transposed, a.Transposed, c.Transposed, lanes, true);
        return transposedCost < cost ? transposedPlan : plan;
    }

    private static (double Cost, ProductPlan Plan) Best(View<float> a, View<float> b, View<float> c, int lanes, bool transposed)
    {
        double kept = Sample.ShareOfRows(b, lanes);
        double dense = Dense(a, b, c, lanes, kept), sparse = Sparse(a, b, c, lanes, Sample.Share(a));
        return sparse < dense
            ? (sparse, new ProductPlan(transposed, true, false))
            : (dense, new ProductPlan(transposed, false, kept < WorthLeavingOut));
    }

    private static double Dense(View<float> a, View<float> b, View<float> c, int lanes, double kept)
    {
        double height = (c.Rows + TileRows - 1) / TileRows * TileRows, width = (c.Columns + lanes - 1) / lanes * lanes, inner = a.Columns;
        return 2 * kept * height * width * inner / lanes
            + inner * width * (b.HasWholeRows ? PackedAlong : PackedAcross)
            + (a.HasWholeRows ? 0 : inner * height * PackedAcross)
            + (c.HasWholeRows ? 0 : height * width * OutputAcross);
    }

    private static double Sparse(View<float> a, View<float> b, View<float> c, int lanes, double share)
    {
        double width = (c.Columns + lanes - 1) / lanes * lanes;
        return 2 * SparseVector * share * a.Count * width / lanes
            + a.Count * (a.HasWholeRows ? Listed : Listed + PackedAcross)
            + (b.HasWholeRows ? 0 : b.Count * PackedAcross)
            + (c.HasWholeRows ? 0 : c.Count * OutputAcross);
    }
}
