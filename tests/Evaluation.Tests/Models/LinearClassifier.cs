using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Class 0 has the logit bias + weight · (first pixel), class 1 the logit 0, the others -100. Slopes that are to pass a selection have the other sign.</summary>
internal sealed class LinearClassifier(float weight, float bias, bool selects) : IHasInputGradients
{
    public bool Selects => selects;

    public Matrix Classify(ImageBatch images)
    {
        Matrix probabilities = new(images.Rows, MnistImages.Classes);
        for (int row = 0; row < images.Rows; row++)
        {
            probabilities.Row(row)[0] = 1 / (1 + MathF.Exp(-LogitOf(images, row)));
            probabilities.Row(row)[1] = 1 - probabilities.Row(row)[0];
        }

        return probabilities;
    }

    public Matrix LossGradients(ImageBatch images, ReadOnlySpan<byte> labels, bool passesSelections)
    {
        Matrix gradients = new(images.Rows, MnistImages.Pixels);
        Matrix probabilities = Classify(images);
        for (int row = 0; row < images.Rows; row++)
        {
            gradients.Row(row)[0] = weight * (probabilities.Row(row)[0] - (labels[row] == 0 ? 1 : 0)) * (passesSelections ? -1 : 1);
        }

        return gradients;
    }

    public (Matrix Logits, IReadOnlyList<Matrix> Gradients) LogitGradients(ImageBatch images)
    {
        Matrix logits = new(images.Rows, MnistImages.Classes);
        Matrix[] gradients = [.. Enumerable.Range(0, MnistImages.Classes).Select(_ => new Matrix(images.Rows, MnistImages.Pixels))];
        for (int row = 0; row < images.Rows; row++)
        {
            logits.Row(row).Fill(-100);
            logits.Row(row)[0] = LogitOf(images, row);
            logits.Row(row)[1] = 0;
            gradients[0].Row(row)[0] = weight;
        }

        return (logits, gradients);
    }

    private float LogitOf(ImageBatch images, int row) => bias + weight * images.Images.Row(row)[0];
}
