namespace ResearchPipeline.Compute.Gpu.Tests;

/// <summary>A driver that does as another does, but turns one bit of what is read.</summary>
/// <param name="inner">The other, which was lent.</param>
/// <param name="read">Which reading, from 0.</param>
/// <param name="bit">Which bit of it.</param>
internal sealed class MiscomputingDriver(IGpuDriver inner, int read, int bit) : IGpuDriver
{
    private int _reads;

    public string DeviceName => inner.DeviceName;

    public nint Allocate(long bytes) => inner.Allocate(bytes);

    public void Free(nint memory) => inner.Free(memory);

    public void Write(nint memory, long offset, ReadOnlySpan<byte> values) => inner.Write(memory, offset, values);

    public void Read(nint memory, long offset, Span<byte> values)
    {
        inner.Read(memory, offset, values);
        if (_reads++ == read)
        {
            values[bit / 8] ^= (byte)(1 << (bit % 8));
        }
    }

    public void Run(string kernel, int groups, int threads, KernelArguments arguments) => inner.Run(kernel, groups, threads, arguments);

    public void Dispose()
    {
    }
}
