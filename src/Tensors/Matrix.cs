namespace ResearchPipeline.Tensors;

/// <summary>
/// A dense row-major matrix of binary32 values, pinned and aligned to 64 bytes, so that a kernel may keep a
/// pointer to it and a row of a multiple of 16 columns never straddles a cache line.
/// </summary>
public sealed unsafe class Matrix
{
    private const int Alignment = 64;
    private readonly float[] _storage;
    private readonly int _offset;

    /// <summary>A matrix of zeros.</summary>
    public Matrix(int rows, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfNegative(columns);
        Rows = rows;
        Columns = columns;
        _storage = GC.AllocateArray<float>(checked(rows * columns) + Alignment / sizeof(float), pinned: true);
        fixed (float* first = _storage)
        {
            _offset = (int)((Alignment - (nuint)first % Alignment) % Alignment / sizeof(float));
            Pointer = first + _offset;
        }
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>All values, row after row.</summary>
    public Span<float> Values => _storage.AsSpan(_offset, Rows * Columns);

    internal float* Pointer { get; }

    /// <summary>The values of one row.</summary>
    public Span<float> Row(int row) => Values.Slice(row * Columns, Columns);

    /// <summary>As <see cref="Row"/>, where a span cannot be stored: no copy.</summary>
    public ReadOnlyMemory<float> RowMemory(int row) => _storage.AsMemory(_offset, Rows * Columns).Slice(row * Columns, Columns);

    /// <summary>A matrix that holds a copy of the values, row after row.</summary>
    public static Matrix FromValues(int rows, int columns, ReadOnlySpan<float> values)
    {
        Matrix matrix = new(rows, columns);
        values.CopyTo(matrix.Values);
        return matrix;
    }
}
