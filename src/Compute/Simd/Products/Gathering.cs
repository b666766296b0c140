using System.Runtime.CompilerServices;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Moves columns of a view to where they lie side by side, row after row, and back: as copies of rows, across in blocks of 4 × 4, or one by one.</summary>
internal static unsafe class Gathering
{
    // Rows that are moved before the next columns: a cache line of each column.
    private const int Block = 16;
    private const int Side = Transposition.Side;

    /// <summary>target[r·pitch + l] = source[r, columns[l]]; 0 for l from <paramref name="count"/> on.</summary>
    /// <param name="source">The view.</param>
    /// <param name="columns">Its columns that are wanted; null for all.</param>
    /// <param name="count">Number of them.</param>
    /// <param name="target">Rows × pitch.</param>
    /// <param name="pitch">Places from a row to the next.</param>
    public static void Gather(View<float> source, int* columns, int count, float* target, int pitch)
    {
        for (int r = 0; r < source.Rows && count < pitch; r++)
        {
            new Span<float>(target + r * (nint)pitch + count, pitch - count).Clear();
        }

        if (columns == null && source.ColumnStride == 1)
        {
            for (int r = 0; r < source.Rows; r++)
            {
                new ReadOnlySpan<float>(source.Pointer + r * (nint)source.RowStride, count).CopyTo(new Span<float>(target + r * (nint)pitch, count));
            }

            return;
        }

        int across = source.RowStride == 1 ? count / Side * Side : 0;
        for (int row = 0; row < source.Rows; row += Block)
        {
            int rows = Math.Min(Block, source.Rows - row);
            for (int l = 0; l < across; l += Side)
            {
                GatherFour(
                    Column(source, columns, l) + row, Column(source, columns, l + 1) + row, Column(source, columns, l + 2) + row, Column(source, columns, l + 3) + row,
                    rows, target + row * (nint)pitch + l, pitch);
            }

            for (int l = across; l < count; l++)
            {
                float* from = Column(source, columns, l) + row * (nint)source.RowStride;
                for (int r = 0; r < rows; r++)
                {
                    target[(row + r) * (nint)pitch + l] = from[r * (nint)source.RowStride];
                }
            }
        }
    }

    /// <summary>target[r, columns[l]] = source[r·pitch + l].</summary>
    public static void Scatter(float* source, int pitch, View<float> target, int* columns, int count)
    {
        if (columns == null && target.ColumnStride == 1)
        {
            for (int r = 0; r < target.Rows; r++)
            {
                new ReadOnlySpan<float>(source + r * (nint)pitch, count).CopyTo(new Span<float>(target.Pointer + r * (nint)target.RowStride, count));
            }

            return;
        }

        int across = target.RowStride == 1 ? count / Side * Side : 0;
        for (int l = 0; l < across; l += Side)
        {
            ScatterFour(
                source + l, pitch, target.Rows,
                Column(target, columns, l), Column(target, columns, l + 1), Column(target, columns, l + 2), Column(target, columns, l + 3));
        }

        for (int l = across; l < count; l++)
        {
            float* to = Column(target, columns, l);
            for (int r = 0; r < target.Rows; r++)
            {
                to[r * (nint)target.RowStride] = source[r * (nint)pitch + l];
            }
        }
    }

    private static void GatherFour(float* s0, float* s1, float* s2, float* s3, int rows, float* target, nint pitch)
    {
        int r = 0;
        for (; r <= rows - Side; r += Side, target += Side * pitch)
        {
            Transposition.Copy(s0 + r, s1 + r, s2 + r, s3 + r, target, target + pitch, target + 2 * pitch, target + 3 * pitch);
        }

        for (; r < rows; r++, target += pitch)
        {
            (target[0], target[1], target[2], target[3]) = (s0[r], s1[r], s2[r], s3[r]);
        }
    }

    private static void ScatterFour(float* source, nint pitch, int rows, float* t0, float* t1, float* t2, float* t3)
    {
        int r = 0;
        for (; r <= rows - Side; r += Side, source += Side * pitch)
        {
            Transposition.Copy(source, pitch, t0 + r, t1 + r, t2 + r, t3 + r);
        }

        for (; r < rows; r++, source += pitch)
        {
            (t0[r], t1[r], t2[r], t3[r]) = (source[0], source[1], source[2], source[3]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float* Column(View<float> view, int* columns, int l) => view.Pointer + (columns == null ? l : columns[l]) * (nint)view.ColumnStride;
}
