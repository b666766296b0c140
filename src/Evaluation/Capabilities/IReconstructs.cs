using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Makes images again.</summary>
public interface IReconstructs
{
    /// <summary>The reconstructions of images. A denoising model is shown them clean; one whose codes are drawn reconstructs from their mean.</summary>
    /// <param name="images">The images.</param>
    /// <returns>Rows × pixels at least, intensities; the model does not have to keep to 0 … 1. To be read only, and before the model is shown other images.</returns>
    Matrix Reconstruct(ImageBatch images);
}
