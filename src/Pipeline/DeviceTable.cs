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
            display.Say($"processor: {processor.Name} (--device=cpu)");
        }

        // An option takes the first device of its way.
        HashSet<string> ways = [];
        string? gpu = null;
        List<string> troubles = [];
        foreach (ProbedDevice device in Devices.All(troubles))
        {
            string option = ways.Add(device.Way) && device.Defect is null ? $" (--device={device.Way.ToLowerInvariant()})" : "";
            gpu ??= device is { IsGpu: true, Defect: null } ? device.Name : null;
            display.Say($"{(device.IsGpu ? "GPU" : "processor")} by {device.Way}: {device.Name}; {(device.Defect is string defect ? $"cannot be used: {defect}" : "passes the probe")}{option}");
        }

        troubles.ForEach(display.Say);
        if (ways.Count == 0 && troubles.Count == 0)
        {
            display.Say("NVIDIA's driver and OpenCL know no other device.");
        }

        display.Say($"Unless a device is named, {gpu ?? "the processor"} learns: the first GPU that passes the probe, else the processor. What is measured is always computed by the processor; which device learns shows in no byte of a result.");
    }
}
