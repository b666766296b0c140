namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>
/// Makes codes in which most latents are zero because some are chosen and the others are not: whether an image activates a latent says something, and tables
/// list what is active. Codes whose latents are each a function of their own input are dense, also where that function gives zeros.
/// </summary>
public interface IEncodesSparsely : IEncodes;
