using ResearchPipeline.Compute.Gpu.Cuda;
using ResearchPipeline.Compute.Gpu.OpenCl;

namespace ResearchPipeline.Compute.Gpu;

/// <summary>All devices that this machine can compute with, the processor and others.</summary>
public static class Devices
{
    private const string InstallOne = "Install a driver; to try it without a GPU, PoCL makes a device of the processor ('apt-get install pocl-opencl-icd ocl-icd-libopencl1', --device=opencl).";

    /// <summary>The names that <see cref="Create"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["auto", "cpu", "gpu", "cuda", "opencl", "reference"];

    /// <summary>
    /// The backend for a name: "gpu" is a GPU; "cuda" one of NVIDIA's driver; "opencl" the first device that OpenCL knows, a GPU where there is one; the
    /// others are those of <see cref="Backends"/>. Nobody gets a GPU who does not ask for one: the kernels have never run on one.
    /// </summary>
    /// <param name="device">One of <see cref="Names"/>.</param>
    /// <param name="threads">Threads of the processor.</param>
    /// <exception cref="GpuException">There is no such device, or it fails the probe.</exception>
    public static IBackend Create(string device, int threads) => device switch
    {
        "gpu" => Opened(First(found => found.IsGpu, "There is no GPU on this machine that NVIDIA's driver or OpenCL knows"), threads),
        "cuda" => Opened(First(found => found.Way == "CUDA", "NVIDIA's driver (libcuda.so.1) is not there, or knows no GPU"), threads),
        "opencl" => Opened(First(found => found.Way == "OpenCL", "OpenCL finds no device on this machine, or its driver fails"), threads),
        _ => Backends.Create(device, threads),
    };

    /// <summary>Every device beside the processor, with what the probe says of it.</summary>
    public static IEnumerable<ProbedDevice> All() => Found().Select(found => new ProbedDevice(found.Name, found.Way, found.IsGpu, DefectOf(found)));

    // NVIDIA's driver first: it starts faster than OpenCL on the same GPU.
    private static IEnumerable<Device> Found() =>
    [
        .. CudaDevices.All().Select(found => new Device(found.Name, "CUDA", true, () => new CudaDriver(found, KernelSource.Ptx))),
        .. OpenClDevices.All().Select(found => new Device(found.Name, "OpenCL", found.IsGpu, () => new OpenClDriver(found, KernelSource.Text))),
    ];

    private static Device First(Func<Device, bool> isWanted, string otherwise)
    {
        Device[] found = [.. Found().Where(isWanted)];
        return found.Length > 0 ? found[0] : throw new GpuException($"{otherwise}. {InstallOne}") { IsLasting = true };
    }

    private static GpuBackend Opened(Device found, int threads)
    {
        IGpuDriver driver = found.Open();
        try
        {
            RequireBits(driver);
#pragma warning disable CA2000 // Its owner is the device's backend.
            return new GpuBackend(driver, Backends.Create("cpu", threads));
#pragma warning restore CA2000
        }
        catch
        {
            driver.Dispose();
            throw;
        }
    }

    /// <summary>Throws unless a device passes the probe.</summary>
    internal static void RequireBits(IGpuDriver driver)
    {
        if (DeviceProbe.Defect(driver) is string defect)
        {
            throw new GpuException($"{driver.DeviceName} is not used, because {defect}. Every result here is defined to the last bit: compute with --device=cpu.") { IsLasting = true };
        }
    }

    private static string? DefectOf(Device found)
    {
        try
        {
            using IGpuDriver driver = found.Open();
            return DeviceProbe.Defect(driver);
        }
        catch (GpuException failure)
        {
            return failure.Message.TrimEnd('.');
        }
    }

    private sealed record Device(string Name, string Way, bool IsGpu, Func<IGpuDriver> Open);
}
