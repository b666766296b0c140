using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Gpu;

namespace ResearchPipeline.Pipeline;

/// <summary>devices: what this machine can compute with, and whether it computes to the last bit.</summary>
internal static class DeviceTable
{
    /// <summary>Prints, and changes nothing.</summary>
    public static void Print(IRunDisplay display)
    {
        using (IBackend processor = Backends.Create("cpu", Environment.ProcessorCount))
        {
            display.Say($"processor: {processor.Name}; learns unless another is asked for (--device=cpu)");
        }

        // An option takes the first device of its way.
        HashSet<string> ways = [];
        foreach (ProbedDevice device in Devices.All())
        {
            string option = ways.Add(device.Way) && device.Defect is null ? $" (--device={device.Way.ToLowerInvariant()})" : "";
            display.Say($"{(device.IsGpu ? "GPU" : "processor")} by {device.Way}: {device.Name}; {(device.Defect is string defect ? $"cannot be used: {defect}" : "passes the probe")}{option}");
        }

        if (ways.Count == 0)
        {
            display.Say("NVIDIA's driver and OpenCL know no other device.");
        }

        display.Say("Which device computes shows in no byte of a result. A device learns if it is asked for; what is measured is always computed by the processor.");
    }
}
