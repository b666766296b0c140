using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>A variational autoencoder: its codes are the means of distributions, and images can be drawn by codes from the prior.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="learner">What it is.</param>
/// <param name="weights">The file of its weights.</param>
/// <param name="member">Its number.</param>
internal class VariationalNetwork(IBackend backend, Learner learner, NetworkWeights weights, int member)
    : NetworkAutoencoder(backend, learner, weights, member), ISamples, IHasPosterior, IDecodes
{
    private readonly Lazy<TrainedPosterior> _posterior = new(() => new(backend.Arithmetic, learner, weights.Tensors, weights.Origin, weights.Images.Pixels, member, Capacity));

    /// <inheritdoc/>
    public Posterior PosteriorOf(ImageBatch images)
    {
        Posterior found = new(new Matrix(images.Rows, Latents), new Matrix(images.Rows, Latents));
        _posterior.Value.Of(images.Images.Values, found.Means, found.LogVariances);
        return found;
    }

    /// <inheritdoc/>
    public Matrix Decode(Matrix codes) => Backward(codes);

    /// <inheritdoc/>
    public Matrix Sample(IReadOnlyList<PhiloxSequence> streams)
    {
        Matrix codes = new(streams.Count, Latents);
        for (int sample = 0; sample < streams.Count; sample++)
        {
            foreach (ref float value in codes.Row(sample))
            {
                value = (float)streams[sample].NextNormal();
            }
        }

        return Backward(codes);
    }
}
