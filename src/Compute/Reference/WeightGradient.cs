using System.Numerics;

namespace ResearchPipeline.Compute.Reference;

/// <summary>∂L/∂W of tied weights: a row learns both as a decoder (z·residual) and as an encoder (g·x).</summary>
public static class WeightGradient
{
    /// <summary>
    /// Adds one image to the gradient rows of its active features:
    /// row = fma(residualScale·z, residual, row), then row = fma(g, x, row). Images must come in ascending order.
    /// </summary>
    public static void Accumulate<T>(
        ReadOnlySpan<int> indices, ReadOnlySpan<T> values, ReadOnlySpan<T> codeGradient,
        ReadOnlySpan<T> residual, ReadOnlySpan<T> x, T residualScale, Span<T> gradient)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int j = 0; j < indices.Length; j++)
        {
            Span<T> row = gradient.Slice(indices[j] * x.Length, x.Length);
            T z = residualScale * values[j];
            for (int d = 0; d < x.Length; d++)
            {
                row[d] = T.FusedMultiplyAdd(z, residual[d], row[d]);
                row[d] = T.FusedMultiplyAdd(codeGradient[j], x[d], row[d]);
            }
        }
    }
}
