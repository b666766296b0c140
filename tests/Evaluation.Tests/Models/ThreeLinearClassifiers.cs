using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>The two, and one that holds an image for a 0 whose first pixel is below 0.125: it is attacked the other way.</summary>
internal sealed class ThreeLinearClassifiers : IHasMembers<LinearClassifier>
{
    public IReadOnlyList<LinearClassifier> Members { get; } = [.. new TwoLinearClassifiers().Members, new(-4, 0.5f, selects: false)];
}
