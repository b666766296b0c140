using System.Numerics;

namespace ResearchPipeline.Compute.Reference;

/// <summary>Wᵀ z + c.</summary>
public static class Decoding
{
    /// <summary>out[d] = c[d] + Σ_j z[j]·W[f_j,d] for one image: one fma chain, active latents ascending.</summary>
    public static void Decode<T>(
        ReadOnlySpan<int> indices, ReadOnlySpan<T> values, ReadOnlySpan<T> weights, ReadOnlySpan<T> bias, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        bias.CopyTo(output);
        for (int j = 0; j < indices.Length; j++)
        {
            ReadOnlySpan<T> row = weights.Slice(indices[j] * output.Length, output.Length);
            for (int d = 0; d < output.Length; d++)
            {
                output[d] = T.FusedMultiplyAdd(values[j], row[d], output[d]);
            }
        }
    }

    /// <summary>output := output - x, element by element.</summary>
    public static void Subtract<T>(ReadOnlySpan<T> x, Span<T> output)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        for (int d = 0; d < output.Length; d++)
        {
            output[d] -= x[d];
        }
    }
}
