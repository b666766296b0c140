using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Metrics;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Evaluation;

/// <summary>Mean correlation on a small slice of images, for people who watch a training run; nothing is ever chosen by it.</summary>
public sealed class PearsonMonitor(IBackend backend, ImageSet slice, int k)
{
    /// <summary>Mean over members and images of Pearson's correlation, by the parameters as they are now.</summary>
    public double Measure(Ensemble ensemble)
    {
        List<double> values = [];
        new EnsembleForward(backend, k).Reconstruct(ensemble.Layers, slice, (batch, reconstructions, _) =>
        {
            foreach (Matrix reconstruction in reconstructions)
            {
                for (int b = 0; b < batch.Rows; b++)
                {
                    values.Add(Correlation.pearson(batch.Inputs.Row(b), reconstruction.Row(b)));
                }
            }
        });
        return Descriptive.mean(values.Where(value => !double.IsNaN(value)).ToArray());
    }
}
