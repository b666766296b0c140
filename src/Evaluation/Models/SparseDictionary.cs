using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>An autoencoder of images with a code of the largest numbers, and one layer on each side: what a latent sees of an image, and what it adds to one, can be looked at.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="learner">What it is.</param>
/// <param name="weights">The file of its weights.</param>
/// <param name="member">Its number.</param>
internal sealed class SparseDictionary(IBackend backend, Learner learner, NetworkWeights weights, int member)
    : SparseAutoencoder(backend, learner, weights, member), IHasAtoms, IHasEncoder
{
    private DictionaryWeights? _weights;

    /// <inheritdoc/>
    public Matrix Features => Weights.Features;

    /// <inheritdoc/>
    public Matrix Encoder => Weights.Encoder;

    /// <inheritdoc/>
    public int Chosen => KLargestKept.Of(Learner, isFeature: false);

    private DictionaryWeights Weights => _weights ??= new DictionaryWeights(Learner, Parameter);
}
