using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Classifies by logits that have gradients by the pixels.</summary>
public interface IHasInputGradients : IClassifies
{
    /// <summary>Whether numbers are selected on the way from pixels to logits, such as the k largest of a code: the slopes of all others are 0.</summary>
    bool Selects { get; }

    /// <summary>The gradient by the pixels of the cross-entropy between a label and the probabilities.</summary>
    /// <param name="images">The images.</param>
    /// <param name="labels">Of each of them.</param>
    /// <param name="passesSelections">Whether slopes pass a selection as if everything had been selected.</param>
    /// <returns>Rows × pixels.</returns>
    Matrix LossGradients(ImageBatch images, ReadOnlySpan<byte> labels, bool passesSelections);

    /// <summary>The logits, rows × classes, and the gradient of each by the pixels, as many matrices of rows × pixels.</summary>
    /// <param name="images">The images.</param>
    (Matrix Logits, IReadOnlyList<Matrix> Gradients) LogitGradients(ImageBatch images);
}
