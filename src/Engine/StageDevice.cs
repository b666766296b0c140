namespace ResearchPipeline.Engine;

/// <summary>What computed a stage. No result depends on it, and no fingerprint has it.</summary>
/// <param name="Name">What its backend calls it: "simd-512 x 2 threads".</param>
/// <param name="Threads">Threads of the processor that it was given, at least 1.</param>
public sealed record StageDevice(string Name, int Threads);
