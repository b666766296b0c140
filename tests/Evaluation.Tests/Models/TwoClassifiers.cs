using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Two models that classify, and their mean.</summary>
internal sealed class TwoClassifiers : IHasMembers<FirstPixelClassifier>, IClassifies
{
    public IReadOnlyList<FirstPixelClassifier> Members { get; } = [new(0.125f, 0.75f, 0.125f), new(0.875f, 0.125f, 0)];

    public Matrix Classify(ImageBatch images)
    {
        Matrix means = new(images.Rows, MnistImages.Classes);
        for (int i = 0; i < means.Values.Length; i++)
        {
            means.Values[i] = Members.Average(member => member.Classify(images).Values[i]);
        }

        return means;
    }
}
