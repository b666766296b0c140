using System.Runtime.InteropServices;
using ResearchPipeline.Compute.Gpu;

namespace ResearchPipeline.Bench.Tests.Gpu;

/// <summary>A driver without a device, which notes which kernels are asked for.</summary>
/// <param name="tells">Every number of binary64 that is read.</param>
internal sealed class RecordingDriver(double tells) : IGpuDriver
{
    private readonly List<string> _kernels = [];
    private nint _pieces;

    /// <summary>All launches, in their order.</summary>
    public IReadOnlyList<string> Kernels => _kernels;

    public string DeviceName => "none";

    public nint Allocate(long bytes) => ++_pieces;

    public void Free(nint memory)
    {
    }

    public void Write(nint memory, long offset, ReadOnlySpan<byte> values)
    {
    }

    public void Read(nint memory, long offset, Span<byte> values) => MemoryMarshal.Cast<byte, double>(values).Fill(tells);

    public void Run(string kernel, int groups, int threads, KernelArguments arguments) => _kernels.Add(kernel);

    public void Dispose()
    {
    }
}
