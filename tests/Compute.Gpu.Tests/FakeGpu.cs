namespace ResearchPipeline.Compute.Gpu.Tests;

/// <summary>A GPU that another device plays: of another name, with less memory, and one bit of what is read may be turned.</summary>
/// <param name="name">What it is called.</param>
/// <param name="inner">The other, which was lent.</param>
/// <param name="room">Bytes that one piece of its memory can have.</param>
internal sealed class FakeGpu(string name, IGpuDriver inner, long room = long.MaxValue) : IGpuClock
{
    /// <summary>Whether it was given back.</summary>
    public bool IsDisposed { get; private set; }

    public string DeviceName => name;

    /// <summary>The same in a list of devices.</summary>
    public Devices.Device Listed => new(name, "CUDA", IsGpu: true, _ => this);

    public nint Allocate(long bytes) => bytes <= room
        ? inner.Allocate(bytes)
        : throw new GpuException($"{name} could not give {bytes} bytes of memory: its memory is full (CUDA error 2).") { Advice = GpuException.LessMemory, IsLasting = true };

    public void Free(nint memory) => inner.Free(memory);

    public void Write(nint memory, long offset, ReadOnlySpan<byte> values) => inner.Write(memory, offset, values);

    public void Read(nint memory, long offset, Span<byte> values) => inner.Read(memory, offset, values);

    public void Run(string kernel, int groups, int threads, KernelArguments arguments) => inner.Run(kernel, groups, threads, arguments);

    public nint Mark() => throw new NotSupportedException("Nobody asks it for moments.");

    public double Seconds(nint from, nint to) => throw new NotSupportedException("Nobody asks it for moments.");

    public void Forget(nint moment) => throw new NotSupportedException("Nobody asks it for moments.");

    public void Dispose() => IsDisposed = true;
}
