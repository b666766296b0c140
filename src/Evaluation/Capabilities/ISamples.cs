using ResearchPipeline.Compute.Random;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Draws images that were never seen.</summary>
public interface ISamples
{
    /// <summary>Draws an image from each stream. It depends on its own stream alone: not on how many are drawn with it, nor on what was drawn before.</summary>
    /// <param name="streams">Streams at their beginning, the only source of chance.</param>
    /// <returns>Streams × pixels, intensities.</returns>
    Matrix Sample(IReadOnlyList<PhiloxSequence> streams);
}
