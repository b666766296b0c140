using System.Globalization;

namespace ResearchPipeline.Compute.Gpu.OpenCl;

/// <summary>What the numbers that OpenCL returns mean.</summary>
internal static class OpenClError
{
    private static readonly Dictionary<int, string> Words = new()
    {
        [-1] = "there is no such device",
        [-2] = "the device is not available: another program may use it alone",
        [-4] = "its memory is full",
        [-5] = "it has not enough resources, or was lost",
        [-6] = "the memory of this machine is full",
        [-11] = "the kernels could not be compiled",
        [-36] = "its queue is gone, so the device was lost",
        [-52] = "arguments of a kernel are missing",
        [-54] = "it has no groups of so many threads",
        [-61] = "it has no piece of memory of such a size",
    };

    /// <summary>Throws where it is not 0; where memory is short, with advice, as the same would happen again.</summary>
    /// <exception cref="GpuException">What was tried, on which device, and what is wrong.</exception>
    public static void Require(int error, string device, string tried, string? advice = null)
    {
        if (error != 0)
        {
            string? more = error is -4 or -6 or -61 ? advice : null;
            string reason = Words.GetValueOrDefault(error, "the driver gives no reason that is known here");
            throw new GpuException(string.Create(CultureInfo.InvariantCulture, $"{device} could not {tried}: {reason} (OpenCL error {error})."))
            {
                Advice = more,
                IsLasting = more is not null,
            };
        }
    }
}
