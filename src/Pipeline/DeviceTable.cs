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

        (string Name, string Way, bool IsGpu, string Verdict)[] others = [.. Devices.All()];
        foreach ((string name, string way, bool isGpu, string verdict) in others)
        {
            bool isFirst = ReferenceEquals(name, others.First(other => other.Way == way).Name) && verdict == Devices.Passes;
            display.Say($"{(isGpu ? "GPU" : "processor")} by {way}: {name}; {verdict}{(isFirst ? $" (--device={way.ToLowerInvariant()})" : "")}");
        }

        if (others.Length == 0)
        {
            display.Say("NVIDIA's driver and OpenCL know no other device.");
        }

        display.Say("Which device computes shows in no byte of a result. A device learns if it is asked for; what is measured is always computed by the processor.");
    }
}
