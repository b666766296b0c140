using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Metrics;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Evaluation;

/// <summary>
/// How well images are reconstructed, for people who watch a training run; nothing is ever chosen by it. It is given training images:
/// what is reported of test images must not have been looked at while anything could still be changed.
/// </summary>
/// <param name="backend">Where to compute.</param>
/// <param name="images">The images.</param>
/// <param name="k">Active latents of a code.</param>
public sealed class ReconstructionMonitor(IBackend backend, ImageSet images, int k)
{
    private readonly IReadOnlyList<ImageBatch> _batches = ImageBatch.Of(images);

    /// <summary>Number of images.</summary>
    public int Images => images.Count;

    /// <summary>Means over members and images, by the parameters as they are now.</summary>
    /// <returns>The squared error a pixel, and Pearson's correlation of the images for which it is defined.</returns>
    public (double MeanSquaredError, double Pearson) Measure(Ensemble ensemble)
    {
        List<double> errors = [];
        List<double> correlations = [];
        EnsembleModel model = new(ensemble.Layers, backend, k);
        foreach (ImageBatch batch in _batches)
        {
            foreach (EnsembleMember member in model.Members)
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
            SquaredError.mean([.. errors], ImageSet.ImagePixels),
            Descriptive.mean(correlations.Where(value => !double.IsNaN(value)).ToArray()));
    }
}
