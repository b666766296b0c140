namespace ResearchPipeline.Compute.Gpu;

/// <summary>A device beside the processor.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Way">By what it is reached: "CUDA" or "OpenCL".</param>
/// <param name="IsGpu">Whether it is a GPU; PoCL makes a device of the processor.</param>
/// <param name="Defect">Why it cannot be used, in words; null where it passes the probe.</param>
public sealed record ProbedDevice(string Name, string Way, bool IsGpu, string? Defect);
