using System.Numerics;

namespace ResearchPipeline.Compute.Reference;

/// <summary>
/// How far the members' codes of one image are apart. With S = Σ_a z_a, the pairwise sum has the closed form
/// Σ_{a&lt;b} |z_a - z_b|² = M Σ_a |z_a|² - |S|² = Σ_a z_a·(M z_a - S), and t_a = M z_a - S is half its gradient:
/// O(members) instead of O(members²), and only active latents are touched.
/// </summary>
public static class Consistency
{
    /// <summary>
    /// Member <paramref name="values"/>[a·k+j] stands at latent <paramref name="indices"/>[a·k+j]. Writes t in the same
    /// layout and returns the pairwise sum, a binary64 chain, members ascending, then latents ascending.
    /// </summary>
    public static double Compare<T>(ReadOnlySpan<int> indices, ReadOnlySpan<T> values, int members, int latents, Span<T> t)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] sum = new T[latents];
        for (int i = 0; i < values.Length; i++)
        {
            sum[indices[i]] += values[i];
        }

        T count = T.CreateChecked(members);
        double pairwise = 0;
        for (int i = 0; i < values.Length; i++)
        {
            t[i] = T.FusedMultiplyAdd(count, values[i], -sum[indices[i]]);
            pairwise = Math.FusedMultiplyAdd(double.CreateChecked(values[i]), double.CreateChecked(t[i]), pairwise);
        }

        return pairwise;
    }
}
