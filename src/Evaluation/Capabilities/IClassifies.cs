using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Says which class an image shows.</summary>
public interface IClassifies
{
    /// <summary>How probable each class is.</summary>
    /// <param name="images">The images; their labels are not shown.</param>
    /// <returns>Rows × 10 probabilities, 0 to 1, that sum to 1 in a row. To be read only, and before the model is shown other images.</returns>
    Matrix Classify(ImageBatch images);
}
