using System.Globalization;

namespace ResearchPipeline.Compute.Gpu.Cuda;

/// <summary>What the numbers that NVIDIA's driver returns mean.</summary>
internal static class CudaError
{
    private static readonly Dictionary<int, string> Words = new()
    {
        [2] = "its memory is full",
        [3] = "the driver is not ready",
        [34] = "the library is a stub without a driver behind it",
        [46] = "another program uses it alone",
        [100] = "there is no such device",
        [101] = "there is no device of this number",
        [209] = "the kernels are for newer devices",
        [218] = "the driver cannot compile the kernels",
        [222] = "the driver is too old for the kernels",
        [700] = "a kernel reached beyond its memory",
        [701] = "it has not enough resources for a group",
        [719] = "a kernel failed, and the device was reset",
        [802] = "the system is not ready yet",
        [804] = "driver and library do not fit",
    };

    /// <summary>Throws where it is not 0; with advice, what to do so that it does not happen again.</summary>
    /// <exception cref="GpuException">What was tried, on which device, and what is wrong.</exception>
    public static void Require(int error, string device, string tried, string? advice = null)
    {
        if (error != 0)
        {
            throw new GpuException(string.Create(
                CultureInfo.InvariantCulture, $"{device} could not {tried}: {Words.GetValueOrDefault(error, "the driver gives no reason that is known here")} (CUDA error {error}).{(advice is null ? "" : " " + advice)}"))
            { IsLasting = advice is not null };
        }
    }
}
