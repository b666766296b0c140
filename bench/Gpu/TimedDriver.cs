using ResearchPipeline.Compute.Gpu;

namespace ResearchPipeline.Bench.Gpu;

/// <summary>A driver that notes when the device is done with each kernel; it never waits for one, so that kernels follow one another as in a training.</summary>
/// <param name="clock">Whose device; lent.</param>
internal sealed class TimedDriver(IGpuClock clock) : IGpuDriver
{
    private readonly List<(string Kernel, nint From, nint To)> _runs = [];

    public string DeviceName => clock.DeviceName;

    /// <summary>Seconds of each kernel, over all that ran since this was asked before; waits for them.</summary>
    public IReadOnlyDictionary<string, double> Seconds()
    {
        Dictionary<string, double> seconds = [];
        foreach ((string kernel, nint from, nint to) in _runs)
        {
            seconds[kernel] = seconds.GetValueOrDefault(kernel) + clock.Seconds(from, to);
        }

        foreach (nint moment in _runs.SelectMany(run => new[] { run.From, run.To }))
        {
            clock.Forget(moment);
        }

        _runs.Clear();
        return seconds;
    }

    public nint Allocate(long bytes) => clock.Allocate(bytes);

    public void Free(nint memory) => clock.Free(memory);

    public void Write(nint memory, long offset, ReadOnlySpan<byte> values) => clock.Write(memory, offset, values);

    public void Read(nint memory, long offset, Span<byte> values) => clock.Read(memory, offset, values);

    public void Run(string kernel, int groups, int threads, KernelArguments arguments)
    {
        nint from = clock.Mark();
        clock.Run(kernel, groups, threads, arguments);
        _runs.Add((kernel, from, clock.Mark()));
    }

    public void Dispose()
    {
    }
}
