using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Two models that sample, which cannot do it together.</summary>
internal sealed class TwoSamplers : IHasMembers<SamplingModel>
{
    public IReadOnlyList<SamplingModel> Members { get; } = [new(), new()];
}
