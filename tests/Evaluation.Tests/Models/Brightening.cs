using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Corrupts by adding 1 to the first pixel, and taking the image's number from the sixth; halves what it is shown.</summary>
internal sealed class Brightening : ICorrupts, IReconstructs
{
    private readonly Halving _halving = new();

    public void Corrupt(ReadOnlySpan<float> image, int number, ulong seed, Span<float> corrupted)
    {
        image.CopyTo(corrupted);
        corrupted[0] += 1;
        corrupted[5] -= number;
    }

    public Matrix Reconstruct(ImageBatch images) => _halving.Reconstruct(images);
}
