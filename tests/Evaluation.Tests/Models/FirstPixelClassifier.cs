using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Can only classify: classes 0, 1 and 2 with 1/2, 1/4 and 1/4 where the first pixel is lit, else with these.</summary>
internal sealed class FirstPixelClassifier(params float[] otherwise) : IClassifies
{
    public Matrix Classify(ImageBatch images)
    {
        Matrix probabilities = new(images.Rows, MnistImages.Classes);
        for (int row = 0; row < images.Rows; row++)
        {
            (images.Images.Row(row)[0] > 0 ? [0.5f, 0.25f, 0.25f] : otherwise).CopyTo(probabilities.Row(row));
        }

        return probabilities;
    }
}
