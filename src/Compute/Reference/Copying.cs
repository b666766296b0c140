using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Reference;

/// <summary>Values between the host and a view of the host's own memory.</summary>
internal static class Copying
{
    /// <summary>Row after row into the view.</summary>
    public static void Write<T>(ReadOnlySpan<T> values, View<T> target)
        where T : unmanaged
    {
        for (int i = 0; i < target.Rows; i++)
        {
            if (target.HasWholeRows)
            {
                values.Slice(i * target.Columns, target.Columns).CopyTo(target.Row(i));
                continue;
            }

            for (int j = 0; j < target.Columns; j++)
            {
                target[i, j] = values[i * target.Columns + j];
            }
        }
    }

    /// <summary>Row after row out of the view.</summary>
    public static void Read<T>(View<T> source, Span<T> values)
        where T : unmanaged
    {
        for (int i = 0; i < source.Rows; i++)
        {
            if (source.HasWholeRows)
            {
                source.Row(i).CopyTo(values.Slice(i * source.Columns, source.Columns));
                continue;
            }

            for (int j = 0; j < source.Columns; j++)
            {
                values[i * source.Columns + j] = source[i, j];
            }
        }
    }
}
