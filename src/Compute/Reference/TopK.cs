using System.Numerics;

namespace ResearchPipeline.Compute.Reference;

/// <summary>The k largest values, which is the only non-linearity of a k-sparse autoencoder.</summary>
public static class TopK
{
    /// <summary>
    /// Writes the k largest values and their indices, indices ascending. Of equal values the lower index wins;
    /// -0 equals +0; NaN is less than every number.
    /// </summary>
    public static void Select<T>(ReadOnlySpan<T> values, Span<int> indices, Span<T> selected)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        int[] order = Enumerable.Range(0, values.Length).ToArray();
        T[] keys = values.ToArray();
        Array.Sort(order, (a, b) => Larger(keys[a], keys[b]) ? -1 : Larger(keys[b], keys[a]) ? 1 : a.CompareTo(b));
        Array.Sort(order, 0, indices.Length);
        for (int j = 0; j < indices.Length; j++)
        {
            indices[j] = order[j];
            selected[j] = values[order[j]];
        }

        static bool Larger(T a, T b) => a > b || (!T.IsNaN(a) && T.IsNaN(b));
    }
}
