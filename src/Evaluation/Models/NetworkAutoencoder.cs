using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>An autoencoder of images, or of codes whose images it makes again through all learners below.</summary>
/// <param name="backend">Where to compute.</param>
/// <param name="learner">What it is.</param>
/// <param name="weights">The file of its weights.</param>
/// <param name="member">Its number.</param>
internal abstract class NetworkAutoencoder(IBackend backend, Learner learner, NetworkWeights weights, int member)
    : NetworkMember(backend, learner, weights, member), IHasOutputs, IEncodes
{
    /// <inheritdoc/>
    public int Latents => Learner.Latents();

    /// <inheritdoc/>
    public virtual int Listed => Latents;

    /// <inheritdoc/>
    public bool AreProbabilities => DecoderModule.output(Learner.AllBelow().Select(level => level.Learner).Prepend(Learner).Last().Autoencoder()!.Network.Decoder).IsSigmoid;

    /// <inheritdoc/>
    public Matrix Reconstruct(ImageBatch images) => ForwardAndBackward(images);

    /// <inheritdoc/>
    public virtual Codes Encode(ImageBatch images) => Codes.Dense(Forward(images));
}
