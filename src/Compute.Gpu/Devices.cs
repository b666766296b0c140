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
    /// The backend for a name: "auto" is the first GPU that passes the probe, else the processor; "gpu" is a GPU; "cuda" one of NVIDIA's driver; "opencl" the first
    /// device that OpenCL knows, a GPU where there is one; the others are those of <see cref="Backends"/>.
    /// </summary>
    /// <param name="device">One of <see cref="Names"/>.</param>
    /// <param name="threads">Threads of the processor.</param>
    /// <param name="refuse">Told of every GPU that "auto" finds and does not take, in a sentence; nothing where it finds none.</param>
    /// <exception cref="GpuException">There is no such device, or it fails the probe.</exception>
    public static IBackend Create(string device, int threads, Action<string>? refuse = null)
    {
        if (device == "auto")
        {
            return FirstWorking(threads, refuse) ?? Backends.Create(device, threads);
        }

        return Named(device) is Device found ? Opened(found, threads) : Backends.Create(device, threads);
    }

    /// <summary>Looks whether there is a device that is asked for, without opening it.</summary>
    /// <exception cref="GpuException">There is none.</exception>
    public static void Require(string device) => _ = Named(device);

    /// <summary>Every device beside the processor, with what the probe says of it.</summary>
    public static IEnumerable<ProbedDevice> All() => Found().Select(found => new ProbedDevice(found.Name, found.Way, found.IsGpu, DefectOf(found)));

    /// <summary>The driver of a device by its name, timed; one must be named.</summary>
    /// <param name="device">gpu, cuda or opencl.</param>
    /// <param name="isGpu">Whether it is a GPU; PoCL makes a device of the processor.</param>
    /// <exception cref="GpuException">There is no such device, or it cannot be opened, or it fails the probe.</exception>
    internal static IGpuClock Timed(string device, out bool isGpu)
    {
        Device found = Named(device) ?? throw new GpuException($"\"{device}\" is the processor; name gpu, cuda or opencl.") { IsLasting = true };
        isGpu = found.IsGpu;
        IGpuClock clock = found.Open(true);
        try
        {
            RequireBits(clock);
            return clock;
        }
        catch
        {
            clock.Dispose();
            throw;
        }
    }

    // NVIDIA's driver first: it starts faster than OpenCL on the same GPU.
    private static IEnumerable<Device> Found() =>
    [
        .. CudaDevices.All().Select(found => new Device(found.Name, "CUDA", true, _ => new CudaDriver(found, KernelSource.Ptx))),
        .. OpenClDevices.All().Select(found => new Device(found.Name, "OpenCL", found.IsGpu, isTimed => new OpenClDriver(found, KernelSource.Text, isTimed))),
    ];

    // The device that a name stands for; null for those that are none beside the processor.
    private static Device? Named(string name) => name switch
    {
        "gpu" => First(found => found.IsGpu, "There is no GPU on this machine that NVIDIA's driver or OpenCL knows"),
        "cuda" => First(found => found.Way == "CUDA", "NVIDIA's driver (libcuda.so.1) is not there, or knows no GPU"),
        "opencl" => First(found => found.Way == "OpenCL", "OpenCL finds no device on this machine, or its driver fails"),
        _ => null,
    };

    private static GpuBackend? FirstWorking(int threads, Action<string>? refuse)
    {
        foreach (Device gpu in Found().Where(found => found.IsGpu))
        {
            IGpuDriver? driver = Probed(gpu, out string? defect);
            if (driver is not null)
            {
                return BackendOf(driver, threads);
            }

            refuse?.Invoke($"{gpu.Name} is not used, because {defect}; the processor learns.");
        }

        return null;
    }

    private static Device First(Func<Device, bool> isWanted, string otherwise)
    {
        Device[] found = [.. Found().Where(isWanted)];
        return found.Length > 0 ? found[0] : throw new GpuException($"{otherwise}. {InstallOne}") { IsLasting = true };
    }

    private static GpuBackend Opened(Device found, int threads)
    {
        IGpuDriver driver = found.Open(false);
        try
        {
            RequireBits(driver);
            return BackendOf(driver, threads);
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

#pragma warning disable CA2000 // Its owner is the device's backend.
    private static GpuBackend BackendOf(IGpuDriver driver, int threads) => new(driver, Backends.Create("cpu", threads));
#pragma warning restore CA2000

    private static string? DefectOf(Device found)
    {
        using IGpuDriver? driver = Probed(found, out string? defect);
        return defect;
    }

    // Opened where it passes the probe; else nothing, and what is wrong.
    private static IGpuDriver? Probed(Device found, out string? defect)
    {
        try
        {
            IGpuDriver driver = found.Open(false);
            try
            {
                defect = DeviceProbe.Defect(driver);
            }
            catch
            {
                driver.Dispose();
                throw;
            }

            if (defect is null)
            {
                return driver;
            }

            driver.Dispose();
        }
        catch (GpuException failure)
        {
            defect = failure.Message.TrimEnd('.');
        }

        return null;
    }

    private sealed record Device(string Name, string Way, bool IsGpu, Func<bool, IGpuClock> Open);
}
