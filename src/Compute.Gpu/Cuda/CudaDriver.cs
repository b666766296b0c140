using System.Text;
using static ResearchPipeline.Compute.Gpu.Cuda.CudaLibrary;

namespace ResearchPipeline.Compute.Gpu.Cuda;

#pragma warning disable CA2216 // Whoever forgets to dispose of it loses a context until the process ends; a finalizer could run while memory of it is still given back.
/// <summary>A GPU by NVIDIA's driver, with its default stream, which keeps the order.</summary>
internal sealed unsafe class CudaDriver : IGpuClock
{
    private readonly int _device;
    private readonly nint _context;
    private readonly nint _module;
    private readonly Dictionary<string, nint> _functions = [];
    private bool _isDisposed;

    /// <summary>Opens a GPU; its driver makes machine code of the PTX, which it keeps for the next time.</summary>
    /// <exception cref="GpuException">It cannot be opened, or cannot take the kernels.</exception>
    public CudaDriver(CudaFound device, string ptx)
    {
        (_device, DeviceName) = (device.Id, device.Name);
        nint context, module;
        try
        {
            Require(cuDevicePrimaryCtxRetain(&context, device.Id), "be opened");
            _context = context;
            MakeCurrent();
            fixed (byte* text = Terminated(ptx))
            {
                Require(cuModuleLoadDataEx(&module, text, 0, null, null), "take the kernels");
            }

            _module = module;
        }
        catch (EntryPointNotFoundException missing)
        {
            throw CudaError.TooOld(missing);
        }
        catch (GpuException)
        {
            Dispose();
            throw;
        }
    }

    public string DeviceName { get; }

    public nint Allocate(long bytes)
    {
        MakeCurrent();
        nint memory;
        Require(cuMemAlloc_v2(&memory, (nuint)bytes), $"give {bytes} bytes of memory", GpuException.LessMemory);
        return memory;
    }

    public void Free(nint memory)
    {
        // The backend gives back what it made before it lets its driver go; what comes later goes with the context.
        if (!_isDisposed && cuCtxSetCurrent(_context) == 0)
        {
            _ = cuMemFree_v2(memory);
        }
    }

    public void Write(nint memory, long offset, ReadOnlySpan<byte> values)
    {
        MakeCurrent();
        fixed (byte* first = values)
        {
            if (first != null)
            {
                Require(cuMemcpyHtoD_v2(memory + (nint)offset, first, (nuint)values.Length), "take values");
            }
        }
    }

    public void Read(nint memory, long offset, Span<byte> values)
    {
        MakeCurrent();
        fixed (byte* first = values)
        {
            if (first != null)
            {
                Require(cuMemcpyDtoH_v2(first, memory + (nint)offset, (nuint)values.Length), "give values back");
            }
        }
    }

    public void Run(string kernel, int groups, int threads, KernelArguments arguments)
    {
        MakeCurrent();
        nint function = FunctionOf(kernel);
        void** places = stackalloc void*[KernelArguments.Most];
        fixed (long* cells = arguments.Cells)
        {
            for (int i = 0; i < arguments.Count; i++)
            {
                places[i] = cells + i;
            }

            Require(cuLaunchKernel(function, (uint)groups, 1, 1, (uint)threads, 1, 1, 0, 0, places, null), $"run the kernel {kernel}");
        }
    }

    public nint Mark()
    {
        MakeCurrent();
        nint moment;
        Require(cuEventCreate(&moment, 0), "note a moment");
        Require(cuEventRecord(moment, 0), "note a moment");
        return moment;
    }

    public double Seconds(nint from, nint to)
    {
        MakeCurrent();
        float milliseconds;
        Require(cuEventSynchronize(to), "come to a moment");
        Require(cuEventElapsedTime(&milliseconds, from, to), "tell the time of a moment");
        return milliseconds * 1e-3;
    }

    public void Forget(nint moment) => _ = cuEventDestroy_v2(moment);

    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        if (_context == 0)
        {
            return;
        }

        try
        {
            if (cuCtxSetCurrent(_context) == 0)
            {
                _ = cuCtxSynchronize();
                _ = _module == 0 ? 0 : cuModuleUnload(_module);
            }

            _ = cuDevicePrimaryCtxRelease_v2(_device);
        }
        catch (EntryPointNotFoundException)
        {
            // Of an old driver, which takes no kernels of ours anyway: what it said of them counts.
        }
    }

    // A context belongs to a thread, and a run may go on on another one.
    private void MakeCurrent() => Require(cuCtxSetCurrent(_context), "be made current");

    private nint FunctionOf(string name)
    {
        if (!_functions.TryGetValue(name, out nint function))
        {
            fixed (byte* text = Terminated(name))
            {
                Require(cuModuleGetFunction(&function, _module, text), $"find the kernel {name}");
            }

            _functions[name] = function;
        }

        return function;
    }

    private static byte[] Terminated(string text) => Encoding.ASCII.GetBytes(text + "\0");

    private void Require(int error, string tried, string? advice = null) => CudaError.Require(error, DeviceName, tried, advice);
}
