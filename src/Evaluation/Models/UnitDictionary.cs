using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>An autoencoder of images by units, with one layer on each side: what a latent sees of an image, and what it adds to one, can be looked at.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="learner">What it is.</param>
/// <param name="weights">The file of its weights.</param>
/// <param name="member">Its number.</param>
internal sealed class UnitDictionary(IBackend backend, Learner learner, NetworkWeights weights, int member)
    : UnitAutoencoder(backend, learner, weights, member), IHasFeatures, IHasEncoder
{
    private DictionaryWeights? _weights;

    /// <inheritdoc/>
    public Matrix Features => Weights.Features;

    /// <inheritdoc/>
    public Matrix Encoder => Weights.Encoder;

    private DictionaryWeights Weights => _weights ??= new DictionaryWeights(Learner, Parameter);
}
