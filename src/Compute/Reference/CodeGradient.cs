using System.Numerics;

namespace ResearchPipeline.Compute.Reference;

/// <summary>∂L/∂z on the active latents; through the top-k the others have none.</summary>
public static class CodeGradient
{
    /// <summary>g[j] = fma(residualScale, residual·W[f_j], disagreementScale·t[j]) for one image.</summary>
    public static void Compute<T>(
        ReadOnlySpan<int> indices, ReadOnlySpan<T> residual, ReadOnlySpan<T> weights, ReadOnlySpan<T> t,
        T residualScale, T disagreementScale, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int j = 0; j < indices.Length; j++)
        {
            ReadOnlySpan<T> row = weights.Slice(indices[j] * residual.Length, residual.Length);
            gradient[j] = T.FusedMultiplyAdd(residualScale, LaneSum.Product(residual, row), disagreementScale * t[j]);
        }
    }
}
