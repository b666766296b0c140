using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Two models with distributions of codes: of the first every code says the same of an image, of the second (t = ½) they differ.</summary>
internal sealed class TwoNormalCodes : IHasMembers<NormalCodes>
{
    public IReadOnlyList<NormalCodes> Members { get; } = [new(), new(0.5)];
}
