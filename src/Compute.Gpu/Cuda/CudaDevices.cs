using System.Text;
using static ResearchPipeline.Compute.Gpu.Cuda.CudaLibrary;

namespace ResearchPipeline.Compute.Gpu.Cuda;

/// <summary>A GPU that NVIDIA's driver knows.</summary>
/// <param name="Id">What the driver knows it by.</param>
/// <param name="Name">What it is called.</param>
internal readonly record struct CudaFound(int Id, string Name);

/// <summary>What NVIDIA's driver finds on this machine.</summary>
internal static unsafe class CudaDevices
{
    private const int NoDevice = 100;

    /// <summary>All GPUs; none where there is no driver that works.</summary>
    /// <param name="troubles">Gets a sentence where there is a driver that fails.</param>
    public static IReadOnlyList<CudaFound> All(ICollection<string> troubles)
    {
        try
        {
            int count, error = cuInit(0);
            if (error == NoDevice)
            {
                return [];
            }

            CudaError.Require(error, "NVIDIA's driver", "start");
            CudaError.Require(cuDeviceGetCount(&count), "NVIDIA's driver", "count its devices");
            return [.. Enumerable.Range(0, count).Select(Of)];
        }
        catch (DllNotFoundException)
        {
            return [];
        }
        catch (EntryPointNotFoundException missing)
        {
            troubles.Add(CudaError.TooOld(missing).Message);
            return [];
        }
        catch (GpuException failure)
        {
            troubles.Add(failure.Message);
            return [];
        }
    }

    private static CudaFound Of(int number)
    {
        int device;
        CudaError.Require(cuDeviceGet(&device, number), "CUDA", $"find device {number}");
        byte* name = stackalloc byte[256];
        CudaError.Require(cuDeviceGetName(name, 256, device), "CUDA", $"name device {number}");
        return new CudaFound(device, Encoding.UTF8.GetString(name, new ReadOnlySpan<byte>(name, 256).IndexOf((byte)0)));
    }
}
