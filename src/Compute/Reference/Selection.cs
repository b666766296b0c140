using System.Numerics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Reference;

/// <summary>Which values of a code are kept.</summary>
public static class Selection
{
    /// <summary>mask = 1 at the k largest of every row, else 0; ties and what is no number as <see cref="TopK"/> says.</summary>
    public static void OfRows<T>(View<T> x, int k, View<T> mask)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        T[] row = new T[x.Columns];
        int[] kept = new int[Math.Min(k, row.Length)];
        T[] values = new T[kept.Length];
        for (int i = 0; i < x.Rows; i++)
        {
            CopyRow(x, i, row);
            TopK.Select<T>(row, kept, values);
            for (int j = 0; j < x.Columns; j++)
            {
                mask[i, j] = T.Zero;
            }

            foreach (int j in kept)
            {
                mask[i, j] = T.One;
            }
        }
    }

    /// <summary>mask = 1 at the <paramref name="count"/> largest of all values, row after row, else 0.</summary>
    public static void OfAll<T>(View<T> x, int count, View<T> mask)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        T[] all = new T[x.Count];
        for (int i = 0; i < x.Rows; i++)
        {
            CopyRow(x, i, all.AsSpan(i * x.Columns, x.Columns));
        }

        int[] kept = new int[Math.Min(count, all.Length)];
        TopK.Select<T>(all, kept, new T[kept.Length]);
        for (int place = 0; place < all.Length; place++)
        {
            mask[place / x.Columns, place % x.Columns] = T.Zero;
        }

        foreach (int place in kept)
        {
            mask[place / x.Columns, place % x.Columns] = T.One;
        }
    }

    private static void CopyRow<T>(View<T> x, int row, Span<T> target)
        where T : unmanaged
    {
        for (int j = 0; j < x.Columns; j++)
        {
            target[j] = x[row, j];
        }
    }
}
