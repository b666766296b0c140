using System.Numerics;

namespace ResearchPipeline.Compute.Reference;

/// <summary>W x + b.</summary>
public static class Encoding
{
    /// <summary>
    /// out[f] = bias[f] + Σ_d x[d]·W[f,d] for one image: one fma chain, d ascending. Adding +0 at the end turns -0 into +0,
    /// so that a backend may skip the terms where x[d] is zero: they can change nothing but the sign of a zero.
    /// </summary>
    public static void Encode<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int f = 0; f < output.Length; f++)
        {
            ReadOnlySpan<T> row = weights.Slice(f * x.Length, x.Length);
            T sum = bias[f];
            for (int d = 0; d < x.Length; d++)
            {
                sum = T.FusedMultiplyAdd(x[d], row[d], sum);
            }

            output[f] = sum + T.Zero;
        }
    }
}
