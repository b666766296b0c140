namespace ResearchPipeline.Compute.Gpu;

/// <summary>What a way to a device must be able to do: memory, copies, and kernels of one program, one after another in the order in which they are asked for.</summary>
internal interface IGpuDriver : IDisposable
{
    /// <summary>What the device is called: "NVIDIA H100 80GB HBM3".</summary>
    string DeviceName { get; }

    /// <summary>Room on the device; what it holds is not said.</summary>
    /// <exception cref="GpuException">There is not so much.</exception>
    nint Allocate(long bytes);

    /// <summary>Gives room back.</summary>
    void Free(nint memory);

    /// <summary>Copies to the device, from a byte of its memory on; returns when the values may change.</summary>
    void Write(nint memory, long offset, ReadOnlySpan<byte> values);

    /// <summary>Copies from the device, after all that was asked for before.</summary>
    void Read(nint memory, long offset, Span<byte> values);

    /// <summary>Runs a kernel in groups of threads; returns before it has run.</summary>
    void Run(string kernel, int groups, int threads, KernelArguments arguments);
}
