using System.Numerics;
using System.Runtime.Intrinsics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// Puts images into groups whose ink lies in like places, so that few pixels are lit in any of a group's. A group begins with the image of least ink
/// that is left and takes, one after the other, the one that lights the fewest pixels anew, of those of least ink that are left. Which images share a
/// group shows in no product with finite weights.
/// </summary>
internal sealed class InkGroups
{
    // The next is chosen of so many: more would take longer than they save.
    private const int Candidates = 128;

    private int _rows;
    private int[] _order = [];
    private int[] _ink = [];
    private ulong[] _lit = [];

    /// <summary>The images, group after group.</summary>
    public ReadOnlySpan<int> Order => _order.AsSpan(0, _rows);

    /// <summary>Groups the first rows of a matrix.</summary>
    /// <param name="images">Images × pixels.</param>
    /// <param name="rows">How many of its rows.</param>
    /// <param name="size">Images of a group; the last has the rest.</param>
    public void Find(Matrix images, int rows, int size)
    {
        _rows = rows;
        int words = (images.Columns + 63) / 64;
        if (_order.Length < rows || _lit.Length < rows * words)
        {
            (_order, _ink, _lit) = (new int[rows], new int[rows], new ulong[rows * words]);
        }

        for (int row = 0; row < rows; row++)
        {
            Span<ulong> lit = _lit.AsSpan(row * words, words);
            Mark(images.Row(row), lit);
            (_order[row], _ink[row]) = (row, Count(lit));
        }

        _ink.AsSpan(0, rows).Sort(_order.AsSpan(0, rows));
        Span<ulong> group = stackalloc ulong[words];
        for (int first = 0; first < rows; first += size)
        {
            Gather(_order.AsSpan(first, rows - first), size, group);
        }
    }

    // Those that are not taken keep their order, by ink.
    private void Gather(Span<int> left, int size, Span<ulong> group)
    {
        Lit(left[0], group.Length).CopyTo(group);
        for (int taken = 1; taken < Math.Min(size, left.Length); taken++)
        {
            int best = taken;
            int fewest = int.MaxValue;
            for (int i = taken; i < Math.Min(left.Length, taken + Candidates); i++)
            {
                int added = Added(Lit(left[i], group.Length), group);
                if (added < fewest)
                {
                    (best, fewest) = (i, added);
                }
            }

            int chosen = left[best];
            left[taken..best].CopyTo(left[(taken + 1)..]);
            left[taken] = chosen;
            Add(Lit(chosen, group.Length), group);
        }
    }

    private ReadOnlySpan<ulong> Lit(int image, int words) => _lit.AsSpan(image * words, words);

    private static void Mark(ReadOnlySpan<float> image, Span<ulong> lit)
    {
        lit.Clear();
        int d = 0;
        for (; d <= image.Length - Vector256<float>.Count; d += Vector256<float>.Count)
        {
            ulong dark = Vector256.Equals(Vector256.Create(image[d..]), Vector256<float>.Zero).ExtractMostSignificantBits();
            lit[d / 64] |= (~dark & 0xFF) << (d % 64);
        }

        for (; d < image.Length; d++)
        {
            lit[d / 64] |= (image[d] != 0f ? 1UL : 0UL) << (d % 64);
        }
    }

    private static int Count(ReadOnlySpan<ulong> lit)
    {
        int count = 0;
        foreach (ulong word in lit)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    private static int Added(ReadOnlySpan<ulong> lit, ReadOnlySpan<ulong> group)
    {
        int count = 0;
        for (int word = 0; word < lit.Length; word++)
        {
            count += BitOperations.PopCount(lit[word] & ~group[word]);
        }

        return count;
    }

    private static void Add(ReadOnlySpan<ulong> lit, Span<ulong> group)
    {
        for (int word = 0; word < lit.Length; word++)
        {
            group[word] |= lit[word];
        }
    }
}
