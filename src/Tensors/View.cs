namespace ResearchPipeline.Tensors;

/// <summary>Views of storages of their own.</summary>
public static class View
{
    /// <summary>All zero.</summary>
    public static View<T> Zeros<T>(int rows, int columns)
        where T : unmanaged => new(new Storage<T>(checked(rows * columns)), 0, rows, columns, columns, 1);

    /// <summary>A copy of values, row after row.</summary>
    public static View<T> Of<T>(ReadOnlySpan<T> values, int rows, int columns)
        where T : unmanaged
    {
        View<T> view = Zeros<T>(rows, columns);
        values.CopyTo(view.Values);
        return view;
    }
}

/// <summary>Values of a storage seen as rows × columns: a transpose, some rows or some columns are views and no copies.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="Storage">Where the values are.</param>
/// <param name="Offset">Place of the first.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Columns">Number of columns.</param>
/// <param name="RowStride">Places from a row to the next.</param>
/// <param name="ColumnStride">Places from a column to the next.</param>
public readonly record struct View<T>(Storage<T> Storage, int Offset, int Rows, int Columns, int RowStride, int ColumnStride)
    where T : unmanaged
{
    /// <summary>Number of values.</summary>
    public int Count => Rows * Columns;

    /// <summary>Columns as rows.</summary>
    public View<T> Transposed => new(Storage, Offset, Columns, Rows, ColumnStride, RowStride);

    /// <summary>Whether the values of a row lie side by side.</summary>
    public bool HasWholeRows => ColumnStride == 1;

    /// <summary>Whether all values lie side by side, row after row.</summary>
    public bool IsWhole => ColumnStride == 1 && (RowStride == Columns || Rows <= 1);

    /// <summary>All values of a whole view, row after row.</summary>
    public Span<T> Values => IsWhole ? Storage.Values.Slice(Offset, Count) : throw new InvalidOperationException($"The values of {this} do not lie side by side.");

    internal unsafe T* Pointer => Storage.Pointer + Offset;

    /// <summary>A value.</summary>
    public ref T this[int row, int column] => ref Storage.Values[Offset + row * RowStride + column * ColumnStride];

    /// <summary>The values of a row that lie side by side.</summary>
    public Span<T> Row(int row) => HasWholeRows ? Storage.Values.Slice(Offset + row * RowStride, Columns) : throw new InvalidOperationException($"The values of a row of {this} do not lie side by side.");

    /// <summary>Some rows.</summary>
    public View<T> RowsFrom(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Rows - first);
        return this with { Offset = Offset + first * RowStride, Rows = count };
    }

    /// <summary>Some columns.</summary>
    public View<T> ColumnsFrom(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Columns - first);
        return this with { Offset = Offset + first * ColumnStride, Columns = count };
    }

    /// <summary>Rows × columns, and the strides.</summary>
    public override string ToString() => $"{Rows} x {Columns} with strides {RowStride} and {ColumnStride}";
}
