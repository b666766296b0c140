using System.Numerics;

namespace ResearchPipeline.Compute.Reference;

/// <summary>The largest pre-activations among some features, by <see cref="TopK"/> over them alone.</summary>
public static class SilentTopK
{
    /// <summary>Writes as many values as there is room for, with their features, features ascending.</summary>
    /// <param name="values">Pre-activations of all features.</param>
    /// <param name="features">Those to choose from, ascending.</param>
    /// <param name="indices">Receives the features that were chosen.</param>
    /// <param name="selected">Receives their values.</param>
    public static void Select<T>(ReadOnlySpan<T> values, ReadOnlySpan<int> features, Span<int> indices, Span<T> selected)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        T[] among = new T[features.Length];
        for (int i = 0; i < among.Length; i++)
        {
            among[i] = values[features[i]];
        }

        TopK.Select<T>(among, indices, selected);
        foreach (ref int index in indices)
        {
            index = features[index];
        }
    }
}
