using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>A variational autoencoder with two latents that makes probabilities of pixels.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="learner">What it is.</param>
/// <param name="weights">The file of its weights.</param>
/// <param name="member">Its number.</param>
internal sealed class BernoulliPlane(IBackend backend, Learner learner, NetworkWeights weights, int member)
    : BernoulliNetwork(backend, learner, weights, member), IHasPlane;
