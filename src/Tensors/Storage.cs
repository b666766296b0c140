namespace ResearchPipeline.Tensors;

/// <summary>Memory of values, pinned and aligned to 64 bytes, so that a kernel may keep a pointer to it. It begins as zeros.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
public sealed unsafe class Storage<T>
    where T : unmanaged
{
    private const int Alignment = 64;
    private readonly T[] _values;
    private readonly int _offset;
    private readonly T* _pointer;

    /// <summary>Room for <paramref name="count"/> values.</summary>
    public Storage(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
        _values = GC.AllocateArray<T>(checked(count + Alignment / sizeof(T)), pinned: true);
        fixed (T* first = _values)
        {
            _offset = (int)((Alignment - (nuint)first % Alignment) % Alignment / (nuint)sizeof(T));
            _pointer = first + _offset;
        }
    }

    /// <summary>Room for <paramref name="count"/> values on a device, whose business it is what they begin as.</summary>
    /// <param name="count">Number of values.</param>
    /// <param name="home">What the device knows the memory by.</param>
    public Storage(int count, object home)
    {
        (Count, Home, _values) = (count, home, []);
    }

    /// <summary>Number of values.</summary>
    public int Count { get; }

    /// <summary>What a device knows the memory by; null where it is the processor's.</summary>
    public object? Home { get; }

    /// <summary>All values.</summary>
    /// <exception cref="InvalidOperationException">They are on a device.</exception>
    public Span<T> Values => Home is null ? _values.AsSpan(_offset, Count) : throw new InvalidOperationException("The values are on a device; its arithmetic reads them.");

    internal T* Pointer => Home is null ? _pointer : throw new InvalidOperationException("The values are on a device; the processor has no pointer to them.");
}
