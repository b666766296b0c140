using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Which operand goes into the lanes: (AB)ᵀ = BᵀAᵀ, and a transpose is a view. It says what is quick, and changes no bit.</summary>
/// <param name="IsTransposed">Whether the rows of the left operand go into the lanes, not the columns of the right.</param>
/// <param name="LeavesOut">Whether enough inner indices are zero in whole panels.</param>
internal readonly record struct Orientation(bool IsTransposed, bool LeavesOut)
{
    // Cycles for a value, as measured; those of a tile are 1 for each vector.
    private const double PackedSideBySide = 0.15;
    private const double PackedAcross = 0.4;
    private const double OutputAcross = 1;
    private const double WorthLeavingOut = 0.9;

    /// <summary>The quicker one.</summary>
    public static Orientation Of(View<float> a, View<float> b, View<float> c, int lanes)
    {
        double kept = Zeros.ShareKept(b, lanes), keptTransposed = Zeros.ShareKept(a.Transposed, lanes);
        bool transposed = Cost(b.Transposed, a.Transposed, c.Transposed, lanes, keptTransposed) < Cost(a, b, c, lanes, kept);
        return new Orientation(transposed, (transposed ? keptTransposed : kept) < WorthLeavingOut);
    }

    private static double Cost(View<float> a, View<float> b, View<float> c, int lanes, double kept)
    {
        const int rows = 6;
        double height = (c.Rows + rows - 1) / rows * rows, width = (c.Columns + lanes - 1) / lanes * lanes, inner = a.Columns;
        return 2 * kept * height * width * inner / lanes
            + inner * width * (b.ColumnStride == 1 ? PackedSideBySide : PackedAcross)
            + (a.ColumnStride == 1 ? 0 : inner * height * PackedAcross)
            + (c.ColumnStride == 1 ? 0 : height * width * OutputAcross);
    }
}
