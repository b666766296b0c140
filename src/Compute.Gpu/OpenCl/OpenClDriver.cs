using System.Text;
using static ResearchPipeline.Compute.Gpu.OpenCl.OpenClLibrary;

namespace ResearchPipeline.Compute.Gpu.OpenCl;

#pragma warning disable CA2216 // Whoever forgets to dispose of it loses a context until the process ends; a finalizer could run while memory of it is still given back.
/// <summary>A device by OpenCL, with one queue that keeps the order.</summary>
internal sealed unsafe class OpenClDriver : IGpuClock
{
    // Without the second, a division may be off by two and a half units in the last place; a device that cannot do it refuses to compile.
    private const string Options = "-cl-std=CL1.2 -cl-fp32-correctly-rounded-divide-sqrt";
    private const uint BuildLog = 0x1183;
    private const ulong KeepsTimes = 2;
    private const uint WhenItEnded = 0x1283;
    private readonly nint _context;
    private readonly nint _queue;
    private readonly nint _program;
    private readonly Dictionary<string, nint> _kernels = [];
    private bool _isDisposed;

    /// <summary>Opens a device and compiles the kernels, which the driver keeps for the next time.</summary>
    /// <param name="device">Which.</param>
    /// <param name="source">The text of the kernels.</param>
    /// <param name="isTimed">Whether it will be asked for moments.</param>
    /// <exception cref="GpuException">It cannot be opened, or cannot compile them.</exception>
    public OpenClDriver(OpenClFound device, string source, bool isTimed = false)
    {
        DeviceName = device.Name;
        try
        {
            (_context, _queue) = Opened(device.Id, isTimed);
            _program = Compiled(device.Id, source);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string DeviceName { get; }

    public nint Allocate(long bytes)
    {
        int error;
        nint buffer = clCreateBuffer(_context, 1, (nuint)bytes, null, &error);
        Require(error, $"give {bytes} bytes of memory", GpuException.LessMemory);
        return buffer;
    }

    // Memory outlives what it was made by until it is given back, also a context.
    public void Free(nint memory) => _ = clReleaseMemObject(memory);

    public void Write(nint memory, long offset, ReadOnlySpan<byte> values)
    {
        fixed (byte* first = values)
        {
            if (first != null)
            {
                Require(clEnqueueWriteBuffer(_queue, memory, 1, (nuint)offset, (nuint)values.Length, first, 0, null, null), "take values");
            }
        }
    }

    public void Read(nint memory, long offset, Span<byte> values)
    {
        fixed (byte* first = values)
        {
            if (first != null)
            {
                Require(clEnqueueReadBuffer(_queue, memory, 1, (nuint)offset, (nuint)values.Length, first, 0, null, null), "give values back");
            }
        }
    }

    public void Run(string kernel, int groups, int threads, KernelArguments arguments)
    {
        nint known = KernelOf(kernel);
        ReadOnlySpan<long> cells = arguments.Cells;
        for (int i = 0; i < cells.Length; i++)
        {
            long cell = cells[i];
            Require(clSetKernelArg(known, (uint)i, arguments.Sizes[i], &cell), $"take argument {i} of the kernel {kernel}");
        }

        nuint global = (nuint)groups * (nuint)threads, local = (nuint)threads;
        Require(clEnqueueNDRangeKernel(_queue, known, 1, null, &global, &local, 0, null, null), $"run the kernel {kernel}");
    }

    public nint Mark()
    {
        nint moment;
        Require(clEnqueueMarkerWithWaitList(_queue, 0, null, &moment), "note a moment");
        return moment;
    }

    public double Seconds(nint from, nint to) => (Nanoseconds(to) - Nanoseconds(from)) * 1e-9;

    public void Forget(nint moment) => _ = clReleaseEvent(moment);

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        foreach (nint kernel in _kernels.Values)
        {
            _ = clReleaseKernel(kernel);
        }

        // What was never made is 0.
        _ = _program == 0 ? 0 : clReleaseProgram(_program);
        _ = _queue == 0 ? 0 : clFinish(_queue) | clReleaseCommandQueue(_queue);
        _ = _context == 0 ? 0 : clReleaseContext(_context);
    }

    private (nint Context, nint Queue) Opened(nint device, bool isTimed)
    {
        int error;
        nint context = clCreateContext(null, 1, &device, 0, 0, &error);
        Require(error, "be opened");
        nint queue = clCreateCommandQueue(context, device, isTimed ? KeepsTimes : 0, &error);
        Require(error, "be given work");
        return (context, queue);
    }

    private double Nanoseconds(nint moment)
    {
        ulong time;
        Require(clWaitForEvents(1, &moment), "come to a moment");
        Require(clGetEventProfilingInfo(moment, WhenItEnded, sizeof(ulong), &time, null), "tell the time of a moment");
        return time;
    }

    private nint Compiled(nint device, string source)
    {
        int error;
        nint program;
        fixed (byte* text = Terminated(source))
        {
            byte* first = text;
            program = clCreateProgramWithSource(_context, 1, &first, null, &error);
            Require(error, "take the kernels");
        }

        fixed (byte* options = Terminated(Options))
        {
            error = clBuildProgram(program, 1, &device, options, 0, 0);
        }

        return error == 0 ? program : throw new GpuException($"{DeviceName} could not compile the kernels: {FirstLine(LogOf(program, device))} (OpenCL error {error}). If it cannot write its cache of kernels, name another folder for it (of PoCL by POCL_CACHE_DIR).") { IsLasting = true };
    }

    private nint KernelOf(string name)
    {
        if (!_kernels.TryGetValue(name, out nint kernel))
        {
            int error;
            fixed (byte* text = Terminated(name))
            {
                kernel = clCreateKernel(_program, text, &error);
            }

            Require(error, $"find the kernel {name}");
            _kernels[name] = kernel;
        }

        return kernel;
    }

    private static string LogOf(nint program, nint device)
    {
        byte[] log = new byte[1 << 16];
        fixed (byte* first = log)
        {
            _ = clGetProgramBuildInfo(program, device, BuildLog, (nuint)log.Length, first, null);
        }

        return Encoding.UTF8.GetString(log).TrimEnd('\0');
    }

    private static string FirstLine(string log) =>
        log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)) ?? "it gives no reason";

    private static byte[] Terminated(string text) => Encoding.ASCII.GetBytes(text + "\0");

    private void Require(int error, string tried, string? advice = null) => OpenClError.Require(error, DeviceName, tried, advice);
}
