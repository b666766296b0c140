using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Moves a view to where the values of a row lie side by side, and back: as copies of rows, across in blocks of 4 × 4, or one by one.</summary>
internal static unsafe class Gathering
{
    // Rows that are moved before the next columns: a cache line of each column.
    private const int Block = 16;
    private const int Side = Transposition.Side;

    /// <summary>target[r·pitch + j] = source[r, j]; 0 for j past the last column.</summary>
    public static void Gather(View<float> source, float* target, int pitch)
    {
        for (int r = 0; r < source.Rows && source.Columns < pitch; r++)
        {
            new Span<float>(target + r * (nint)pitch + source.Columns, pitch - source.Columns).Clear();
        }

        if (source.HasWholeRows)
        {
            for (int r = 0; r < source.Rows; r++)
            {
                source.Row(r).CopyTo(new Span<float>(target + r * (nint)pitch, source.Columns));
            }

            return;
        }

        for (int row = 0; row < source.Rows; row += Block)
        {
            GatherBlock(source.RowsFrom(row, Math.Min(Block, source.Rows - row)), target + row * (nint)pitch, pitch);
        }
    }

    /// <summary>target[r, j] = source[r·pitch + j].</summary>
    public static void Scatter(float* source, int pitch, View<float> target)
    {
        if (target.HasWholeRows)
        {
            for (int r = 0; r < target.Rows; r++)
            {
                new ReadOnlySpan<float>(source + r * (nint)pitch, target.Columns).CopyTo(target.Row(r));
            }

            return;
        }

        int across = target.RowStride == 1 ? target.Rows / Side * Side : 0;
        int j = 0;
        for (; across > 0 && j <= target.Columns - Side; j += Side)
        {
            float* t0 = Column(target, j), t1 = Column(target, j + 1), t2 = Column(target, j + 2), t3 = Column(target, j + 3);
            for (int r = 0; r < across; r += Side)
            {
                Transposition.Copy(source + r * (nint)pitch + j, pitch, t0 + r, t1 + r, t2 + r, t3 + r);
            }
        }

        Across(target.RowsFrom(0, across).ColumnsFrom(j, target.Columns - j), source + j, pitch, back: true);
        Across(target.RowsFrom(across, target.Rows - across), source + across * (nint)pitch, pitch, back: true);
    }

    private static void GatherBlock(View<float> source, float* target, int pitch)
    {
        int across = source.RowStride == 1 ? source.Rows / Side * Side : 0;
        int j = 0;
        for (; across > 0 && j <= source.Columns - Side; j += Side)
        {
            float* s0 = Column(source, j), s1 = Column(source, j + 1), s2 = Column(source, j + 2), s3 = Column(source, j + 3), t = target + j;
            for (int r = 0; r < across; r += Side, t += Side * (nint)pitch)
            {
                Transposition.Copy(s0 + r, s1 + r, s2 + r, s3 + r, t, t + pitch, t + 2 * (nint)pitch, t + 3 * (nint)pitch);
            }
        }

        Across(source.RowsFrom(0, across).ColumnsFrom(j, source.Columns - j), target + j, pitch, back: false);
        Across(source.RowsFrom(across, source.Rows - across), target + across * (nint)pitch, pitch, back: false);
    }

    // One by one: view[r, j] and packed[r·pitch + j], in one direction or back.
    private static void Across(View<float> view, float* packed, int pitch, bool back)
    {
        for (int j = 0; j < view.Columns; j++)
        {
            float* column = Column(view, j), place = packed + j;
            for (int r = 0; r < view.Rows; r++, column += view.RowStride, place += pitch)
            {
                if (back)
                {
                    *column = *place;
                }
                else
                {
                    *place = *column;
                }
            }
        }
    }

    private static float* Column(View<float> view, int column) => view.Pointer + column * (nint)view.ColumnStride;
}
