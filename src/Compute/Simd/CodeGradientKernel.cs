using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd;

/// <summary>∂loss/∂z of one image, four products at a time.</summary>
internal static unsafe class CodeGradientKernel<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    /// <summary>As <see cref="Reference.CodeGradient"/> defines it; <paramref name="t"/> may be empty, for zeros.</summary>
    public static void Compute(
        ReadOnlySpan<int> indices, float* residual, Matrix weights, float residualScale,
        ReadOnlySpan<float> t, float disagreementScale, Span<float> gradient)
    {
        float* products = stackalloc float[4];
        for (int j = 0; j < indices.Length; j += 4)
        {
            // Past the end the last row is multiplied again, and its product left unused.
            ProductKernels<TVector, TLanes>.FourProducts(
                residual, weights.Columns, Row(indices, j), Row(indices, j + 1), Row(indices, j + 2), Row(indices, j + 3), products);
            for (int p = 0; p < 4 && j + p < indices.Length; p++)
            {
                gradient[j + p] = MathF.FusedMultiplyAdd(residualScale, products[p], t.IsEmpty ? 0f : disagreementScale * t[j + p]);
            }
        }

        float* Row(ReadOnlySpan<int> rows, int j) =>
            weights.Pointer + (nint)rows[Math.Min(j, rows.Length - 1)] * weights.Columns;
    }
}
