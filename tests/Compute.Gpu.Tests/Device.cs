using ResearchPipeline.Compute.Gpu.Cuda;
using ResearchPipeline.Compute.Gpu.OpenCl;

namespace ResearchPipeline.Compute.Gpu.Tests;

/// <summary>The first device of this machine that OpenCL finds; PoCL makes one of the processor. RESEARCH_PIPELINE_DEVICE=cuda takes one of NVIDIA's driver.</summary>
public sealed class Device : IDisposable
{
    private readonly IGpuDriver? _driver;
    private readonly GpuArithmetic? _arithmetic;

    public Device()
    {
        _driver = Environment.GetEnvironmentVariable("RESEARCH_PIPELINE_DEVICE") == "cuda"
            ? CudaDevices.All([]) is [CudaFound gpu, ..] ? new CudaDriver(gpu, KernelSource.Ptx) : null
            : OpenClDevices.All([]) is [OpenClFound first, ..] ? new OpenClDriver(first, KernelSource.Text) : null;
        _arithmetic = _driver is null ? null : new GpuArithmetic(_driver);
    }

    /// <summary>The way to it; without a device the test is skipped.</summary>
    internal IGpuDriver Driver
    {
        get
        {
            Assert.SkipWhen(_driver is null, "no device is found: install a driver, or PoCL ('apt-get install pocl-opencl-icd ocl-icd-libopencl1')");
            return _driver!;
        }
    }

    /// <summary>Its operations on views.</summary>
    internal GpuArithmetic Arithmetic => Driver is null ? null! : _arithmetic!;

    public void Dispose()
    {
        _arithmetic?.Dispose();
        _driver?.Dispose();
    }
}
