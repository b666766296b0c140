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
        [719] = "a kernel failed, and with it all that lay on the device",
        [802] = "the system is not ready yet",
        [804] = "driver and library do not fit",
    };

    /// <summary>A library that lacks a function that is needed.</summary>
    public static GpuException TooOld(EntryPointNotFoundException missing) =>
        new($"NVIDIA's driver is too old: {missing.Message.TrimEnd('.')}. Install a newer one.", missing) { IsLasting = true };

    /// <summary>Throws where it is not 0; where memory is short, with advice, as the same would happen again.</summary>
    /// <exception cref="GpuException">What was tried, on which device, and what is wrong.</exception>
    public static void Require(int error, string device, string tried, string? advice = null)
    {
        if (error != 0)
        {
            string? more = error is 2 ? advice : null;
            string reason = Words.GetValueOrDefault(error, "the driver gives no reason that is known here");
            throw new GpuException(string.Create(CultureInfo.InvariantCulture, $"{device} could not {tried}: {reason} (CUDA error {error})."))
            {
                Advice = more,
                IsLasting = more is not null,
            };
        }
    }
}
