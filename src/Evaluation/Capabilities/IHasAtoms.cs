namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Its features are atoms of which a code chooses some by their products with the image.</summary>
public interface IHasAtoms : IHasFeatures, IEncodesSparsely
{
    /// <summary>How many a code chooses; of codes that share those of a batch, how many on average.</summary>
    int Chosen { get; }
}
