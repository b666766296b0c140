using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Two that hold an image with a lit first pixel for a 0: one is sure from 0.125 on, the other from 0.9375 on, and selects.</summary>
internal sealed class TwoLinearClassifiers : IHasMembers<LinearClassifier>
{
    public IReadOnlyList<LinearClassifier> Members { get; } = [new(4, -0.5f, selects: false), new(4, -3.75f, selects: true)];
}
