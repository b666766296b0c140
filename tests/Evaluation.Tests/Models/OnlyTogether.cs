using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Two models that can classify together and not by themselves: tables have rows of members, so there is nothing to write.</summary>
internal sealed class OnlyTogether : IHasMembers<object>, IClassifies
{
    private readonly FirstPixelClassifier _classifier = new(1);

    public IReadOnlyList<object> Members { get; } = [new(), new()];

    public Matrix Classify(ImageBatch images) => _classifier.Classify(images);
}
