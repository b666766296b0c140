namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Makes dense codes whose latents are units, each an activation function of a sum of its own: every latent of every image is listed.</summary>
public interface IHasUnits : IEncodes
{
    /// <summary>Between what the activation function's values lie; null where it has no bounds on both sides.</summary>
    (double Low, double High)? Range { get; }
}
