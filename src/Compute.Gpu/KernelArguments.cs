using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Gpu;

/// <summary>The arguments of a kernel, in the order of its text; the same object again and again, so that a launch leaves no garbage.</summary>
internal sealed class KernelArguments
{
    private readonly long[] _cells = new long[Most];
    private readonly byte[] _sizes = new byte[Most];

    // Memory that nobody else knows any more lives until the kernel was asked for, and until another takes its place here.
    private readonly DeviceMemory?[] _memories = new DeviceMemory?[Most];

    /// <summary>More than any kernel has.</summary>
    public const int Most = 64;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes of each, in eight.</summary>
    public ReadOnlySpan<long> Cells => _cells.AsSpan(0, Count);

    /// <summary>How many bytes each has.</summary>
    public ReadOnlySpan<byte> Sizes => _sizes.AsSpan(0, Count);

    /// <summary>Forgets them.</summary>
    public KernelArguments Begin()
    {
        Count = 0;
        return this;
    }

    /// <summary>A whole number of 32 bits.</summary>
    public KernelArguments Add(int value) => Put((uint)value, sizeof(int));

    /// <summary>The same without a sign.</summary>
    public KernelArguments Add(uint value) => Put(value, sizeof(uint));

    /// <summary>A number of binary32.</summary>
    public KernelArguments Add(float value) => Put(BitConverter.SingleToUInt32Bits(value), sizeof(float));

    /// <summary>A number of binary64.</summary>
    public KernelArguments Add(double value) => Put(BitConverter.DoubleToInt64Bits(value), sizeof(double));

    /// <summary>Memory of the device.</summary>
    public KernelArguments Add(DeviceMemory memory)
    {
        _memories[Count] = memory;
        return Put(memory.Handle, sizeof(long));
    }

    /// <summary>No memory.</summary>
    public KernelArguments AddNothing() => Put(0, sizeof(long));

    /// <summary>A view: its memory, the place of its first value, and places from a row and from a column to the next.</summary>
    public KernelArguments Add<T>(View<T> view)
        where T : unmanaged => Add(DeviceMemory.Of(view)).Add(view.Offset).Add(view.RowStride).Add(view.ColumnStride);

    private KernelArguments Put(long cell, byte size)
    {
        (_cells[Count], _sizes[Count]) = (cell, size);
        Count++;
        return this;
    }
}
