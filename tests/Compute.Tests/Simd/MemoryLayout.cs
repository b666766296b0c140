namespace ResearchPipeline.Compute.Tests.Simd;

/// <summary>How values lie in memory.</summary>
public enum MemoryLayout
{
    Whole,
    WithGaps,
    Transposed,
}
