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
    /// <summary>All GPUs; none where there is no driver that works.</summary>
    public static IReadOnlyList<CudaFound> All()
    {
        try
        {
            int count;
            return cuInit(0) == 0 && cuDeviceGetCount(&count) == 0 ? [.. Enumerable.Range(0, count).Select(Of)] : [];
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException or GpuException)
        {
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
