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
    /// The backend for a name: "auto" is the first GPU that passes the probe, else the processor, which also learns an ensemble that does not fit into that GPU; "gpu" is the first
    /// that passes; "cuda" the first of NVIDIA's driver; "opencl" the first device that OpenCL knows, a GPU where there is one; the others are those of <see cref="Backends"/>.
    /// </summary>
    /// <param name="device">One of <see cref="Names"/>.</param>
    /// <param name="threads">Threads of the processor.</param>
    /// <param name="refuse">Told in a sentence why "auto" does not take a GPU that it finds; nothing where it finds none.</param>
    /// <exception cref="GpuException">There is no such device, or it fails the probe.</exception>
    public static IBackend Create(string device, int threads, Action<string>? refuse = null) => device switch
    {
        "auto" => FirstWorking(Found([]), threads, refuse ?? (_ => { })) ?? Backends.Create(device, threads),
        "gpu" => FirstOrRefusal(threads),
        _ => Named(device) is Device found ? BackendOf(Opened(found), threads) : Backends.Create(device, threads),
    };

    /// <summary>Looks whether there is a device that is asked for, without opening it.</summary>
    /// <exception cref="GpuException">There is none.</exception>
    public static void Require(string device) => _ = Named(device);

    /// <summary>Every device beside the processor, with what the probe says of it.</summary>
    /// <param name="troubles">Gets a sentence for every driver that is there and fails.</param>
    public static IReadOnlyList<ProbedDevice> All(ICollection<string> troubles) => [.. Found(troubles).Select(found => new ProbedDevice(found.Name, found.Way, found.IsGpu, DefectOf(found)))];

    /// <summary>The driver of a device by its name, with its clock.</summary>
    /// <param name="device">gpu, cuda or opencl.</param>
    /// <param name="isGpu">Whether it is a GPU; PoCL makes a device of the processor.</param>
    /// <exception cref="GpuException">There is no such device, or it cannot be opened, or it fails the probe.</exception>
    internal static IGpuClock Timed(string device, out bool isGpu)
    {
        Device found = Named(device) ?? throw new GpuException($"\"{device}\" is no device beside the processor; name gpu, cuda or opencl.") { IsLasting = true };
        isGpu = found.IsGpu;
        return Opened(found, isTimed: true);
    }

    /// <summary>Throws unless a device passes the probe.</summary>
    internal static void RequireBits(IGpuDriver driver)
    {
        if (DeviceProbe.Defect(driver) is string defect)
        {
            throw new GpuException($"{driver.DeviceName} is not used, because {defect}. Every result here is defined to the last bit: compute with --device=cpu.") { IsLasting = true };
        }
    }

    /// <summary>The first GPU of a list that passes the probe; every one before it is refused in a sentence.</summary>
    internal static IBackend? FirstWorking(IEnumerable<Device> found, int threads, Action<string> refuse)
    {
        foreach (Device gpu in found.Where(device => device.IsGpu))
        {
            try
            {
                return BackendOf(Opened(gpu), threads, refuse);
            }
            catch (GpuException failure)
            {
                refuse($"{gpu.Way}: {failure.Message}");
            }
        }

        return null;
    }

    // NVIDIA's driver first: it starts faster than OpenCL on the same GPU.
    private static IReadOnlyList<Device> Found(ICollection<string> troubles) =>
    [
        .. CudaDevices.All(troubles).Select(found => new Device(found.Name, "CUDA", true, _ => new CudaDriver(found, KernelSource.Ptx))),
        .. OpenClDevices.All(troubles).Select(found => new Device(found.Name, "OpenCL", found.IsGpu, isTimed => new OpenClDriver(found, KernelSource.Text, isTimed))),
    ];

    // The device that a name stands for; null for those that are none beside the processor.
    private static Device? Named(string name) => name switch
    {
        "gpu" => First(found => found.IsGpu, "There is no GPU on this machine that NVIDIA's driver or OpenCL knows"),
        "cuda" => First(found => found.Way == "CUDA", "NVIDIA's driver (libcuda.so.1) is not there, or knows no GPU"),
        "opencl" => First(found => found.Way == "OpenCL", "OpenCL finds no device on this machine"),
        _ => null,
    };

    private static Device First(Func<Device, bool> isWanted, string otherwise)
    {
        List<string> troubles = [];
        Device[] found = [.. Found(troubles).Where(isWanted)];
        return found.Length > 0 ? found[0] : throw new GpuException($"{otherwise}. {(troubles.Count > 0 ? string.Join(' ', troubles) : InstallOne)}") { IsLasting = true };
    }

    private static IBackend FirstOrRefusal(int threads)
    {
        Require("gpu");
        List<string> refusals = [];
        return FirstWorking(Found([]), threads, refusals.Add) ?? throw new GpuException(string.Join(' ', refusals)) { IsLasting = true };
    }

    private static string? DefectOf(Device found)
    {
        try
        {
            using IGpuClock driver = found.Open(false);
            return DeviceProbe.Defect(driver);
        }
        catch (GpuException failure)
        {
            return failure.Message.TrimEnd('.');
        }
    }

    private static IGpuClock Opened(Device found, bool isTimed = false)
    {
        IGpuClock driver = found.Open(isTimed);
        try
        {
            RequireBits(driver);
            return driver;
        }
        catch
        {
            driver.Dispose();
            throw;
        }
    }

#pragma warning disable CA2000 // Its owner is the device's backend.
    private static GpuBackend BackendOf(IGpuDriver driver, int threads, Action<string>? refuse = null) => new(driver, Backends.Create("cpu", threads), refuse);
#pragma warning restore CA2000

    /// <summary>A device that is there.</summary>
    /// <param name="Name">What it is called.</param>
    /// <param name="Way">By what it is reached: "CUDA" or "OpenCL".</param>
    /// <param name="IsGpu">Whether it is a GPU.</param>
    /// <param name="Open">Opens it; told whether it will be asked for moments, which an OpenCL device otherwise cannot tell.</param>
    internal sealed record Device(string Name, string Way, bool IsGpu, Func<bool, IGpuClock> Open);
}
