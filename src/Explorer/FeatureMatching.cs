using System.Runtime.Intrinsics;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Explorer;

/// <summary>Which feature of one dictionary is matched with which of another: one to one, so that the sum of cosines is as large as it can be.</summary>
internal static class FeatureMatching
{
    /// <summary>For each feature of the first the one of the second, with their cosine; null where the second has fewer, and none is left.</summary>
    /// <param name="first">Features of length 1 or 0.</param>
    /// <param name="second">The same, with as many weights a feature.</param>
    public static (int Match, float Cosine)?[] Of(double[][] first, double[][] second)
    {
        // Square: what is matched with padding has no match.
        int size = Math.Max(first.Length, second.Length);
        float[] cosines = new float[size * size];
        for (int row = 0; row < first.Length; row++)
        {
            for (int column = 0; column < second.Length; column++)
            {
                double cosine = Product(first[row], second[column]);
                cosines[(row * size) + column] = double.IsFinite(cosine) ? (float)cosine : 0;
            }
        }

        int[] matches = Assignment.maximum(cosines, size);
        return [.. first.Select((_, row) => matches[row] < second.Length ? (matches[row], cosines[(row * size) + matches[row]]) : ((int, float)?)null)];
    }

    // Four sums side by side whatever the processor has, so that the last bits are the same everywhere.
    private static double Product(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        int width = Vector256<double>.Count;
        Vector256<double> sums = Vector256<double>.Zero;
        int i = 0;
        for (; i <= a.Length - width; i += width)
        {
            sums += Vector256.Create(a.Slice(i, width)) * Vector256.Create(b.Slice(i, width));
        }

        double sum = sums[0] + sums[1] + sums[2] + sums[3];
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
