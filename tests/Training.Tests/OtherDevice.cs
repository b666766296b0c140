using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Gpu;

namespace ResearchPipeline.Training.Tests;

/// <summary>A device beside the processor; PoCL makes one of the processor. RESEARCH_PIPELINE_DEVICE=cuda takes one of NVIDIA's driver.</summary>
internal static class OtherDevice
{
    /// <summary>Opens it; without one the test is skipped.</summary>
    public static IBackend Open()
    {
        string way = Environment.GetEnvironmentVariable("RESEARCH_PIPELINE_DEVICE") ?? "opencl";
        Assert.SkipUnless(Devices.All([]).Any(device => device.Way.Equals(way, StringComparison.OrdinalIgnoreCase)), "no device is found: install a driver, or PoCL ('apt-get install pocl-opencl-icd ocl-icd-libopencl1')");
        return Devices.Create(way, 1);
    }
}
