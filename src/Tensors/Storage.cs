namespace ResearchPipeline.Tensors;

/// <summary>Memory of values, pinned and aligned to 64 bytes, so that a kernel may keep a pointer to it. It begins as zeros.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
public sealed unsafe class Storage<T>
    where T : unmanaged
{
    private const int Alignment = 64;
    private readonly T[] _values;
    private readonly int _offset;

    /// <summary>Room for <paramref name="count"/> values.</summary>
    public Storage(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
        _values = GC.AllocateArray<T>(checked(count + Alignment / sizeof(T)), pinned: true);
        fixed (T* first = _values)
        {
            _offset = (int)((Alignment - (nuint)first % Alignment) % Alignment / (nuint)sizeof(T));
            Pointer = first + _offset;
        }
    }

    /// <summary>Number of values.</summary>
    public int Count { get; }

    /// <summary>All values.</summary>
    public Span<T> Values => _values.AsSpan(_offset, Count);

    internal T* Pointer { get; }
}
