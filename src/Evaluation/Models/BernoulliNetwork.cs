using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>A variational autoencoder of pixels that learned by cross-entropy: it makes probabilities of pixels.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="learner">What it is.</param>
/// <param name="weights">The file of its weights.</param>
/// <param name="member">Its number.</param>
internal class BernoulliNetwork(IBackend backend, Learner learner, NetworkWeights weights, int member)
    : VariationalNetwork(backend, learner, weights, member), IHasLikelihood
{
    private const int CodesAtOnce = 1000;
    private readonly Lazy<TrainedLikelihood> _likelihood = new(() => new(backend.Arithmetic, learner, weights.Tensors, weights.Origin, weights.Images.Pixels, member, CodesAtOnce));

    /// <inheritdoc/>
    public void LogLikelihoods(Matrix images, Matrix codes, Span<double> values) => _likelihood.Value.LogOf(images, codes, values);
}
