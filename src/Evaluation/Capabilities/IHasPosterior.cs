namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Gives each image a distribution of codes, normal with independent latents, beside a standard normal prior.</summary>
public interface IHasPosterior
{
    /// <summary>The distributions of the codes of images.</summary>
    /// <param name="images">The images.</param>
    /// <returns>As many as there are images; the caller's own.</returns>
    Posterior PosteriorOf(ImageBatch images);
}
