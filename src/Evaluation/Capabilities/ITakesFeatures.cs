using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Can encode by other features, so that what its members have in common can be set beside what noise has.</summary>
public interface ITakesFeatures
{
    /// <summary>Encoders that work as the members do, with these features for theirs.</summary>
    /// <param name="features">For each encoder latents × pixels, as many as a member has.</param>
    IReadOnlyList<IEncodes> Encoders(IReadOnlyList<Matrix> features);
}
