using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Halves every pixel, and knows that pixels are probabilities, or that they are not.</summary>
internal sealed class HalfProbabilities(bool areProbabilities) : IHasOutputs
{
    private readonly Halving _halving = new();

    public bool AreProbabilities => areProbabilities;

    public Matrix Reconstruct(ImageBatch images) => _halving.Reconstruct(images);
}
