using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>
/// How well a model does on images, for people who watch a training run; nothing is ever chosen by it. It is given training images:
/// what is reported of test images must not have been looked at while anything could still be changed.
/// </summary>
/// <param name="images">The images.</param>
internal sealed class ModelMonitor(ImageSet images)
{
    private readonly IReadOnlyList<ImageBatch> _batches = ImageBatch.Of(images);

    /// <summary>Means over members and images of a model that reconstructs.</summary>
    /// <returns>The squared error a pixel, and Pearson's correlation of the images for which it is defined.</returns>
    public (double MeanSquaredError, double Pearson) Reconstruction(object model)
    {
        List<double> errors = [];
        List<double> correlations = [];
        foreach (ImageBatch batch in _batches)
        {
            foreach (IReconstructs member in Capability.OfMembers<IReconstructs>(model))
            {
                Matrix reconstructions = member.Reconstruct(batch);
                for (int row = 0; row < batch.Rows; row++)
                {
                    errors.Add(SquaredError.ofImage(batch.Images.Row(row), reconstructions.Row(row)));
                    correlations.Add(Correlation.pearson(batch.Images.Row(row), reconstructions.Row(row)));
                }
            }
        }

        return (
            SquaredError.mean([.. errors], images.ImagePixels),
            Descriptive.mean(correlations.Where(value => !double.IsNaN(value)).ToArray()));
    }

    /// <summary>Means over members and images of a model that classifies.</summary>
    /// <returns>The share of images that are taken for another class, and the cross-entropy of the labels in nats.</returns>
    public (double ErrorRate, double CrossEntropy) Classification(object model)
    {
        List<double> errors = [];
        List<double> surprises = [];
        foreach (ImageBatch batch in _batches)
        {
            foreach (IClassifies member in Capability.OfMembers<IClassifies>(model))
            {
                Matrix probabilities = member.Classify(batch);
                for (int row = 0; row < batch.Rows; row++)
                {
                    byte label = images.Labels.Span[batch.First + row];
                    errors.Add(Metrics.Classification.predicted(probabilities.Row(row)) == label ? 0 : 1);
                    surprises.Add(Metrics.Classification.surprise(Logarithm.Natural, probabilities.Row(row)[label]));
                }
            }
        }

        return (Descriptive.mean([.. errors]), Descriptive.mean([.. surprises]));
    }
}
