using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Two of them.</summary>
internal sealed class TwoWideEncoders : IHasMembers<WideEncoder>
{
    public IReadOnlyList<WideEncoder> Members { get; } = [new(), new()];
}
