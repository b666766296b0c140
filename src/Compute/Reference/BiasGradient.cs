using System.Numerics;

namespace ResearchPipeline.Compute.Reference;

/// <summary>∂L/∂b and ∂L/∂c, one image at a time in ascending order.</summary>
public static class BiasGradient
{
    /// <summary>encoder[f_j] += g[j]; decoder[d] = fma(residualScale, residual[d], decoder[d]).</summary>
    public static void Accumulate<T>(
        ReadOnlySpan<int> indices, ReadOnlySpan<T> codeGradient, ReadOnlySpan<T> residual, T residualScale,
        Span<T> encoder, Span<T> decoder)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int j = 0; j < indices.Length; j++)
        {
            encoder[indices[j]] += codeGradient[j];
        }

        for (int d = 0; d < residual.Length; d++)
        {
            decoder[d] = T.FusedMultiplyAdd(residualScale, residual[d], decoder[d]);
        }
    }
}
