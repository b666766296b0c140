using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Losses;

namespace ResearchPipeline.Training.Networks;

/// <summary>Puts the network of a member together, from what a learner is said to be.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where to compute.</param>
/// <param name="learner">What it is.</param>
/// <param name="seed">Of all that is drawn.</param>
/// <param name="member">0, 1, …</param>
/// <param name="capacity">Images that pass at once, at most.</param>
/// <param name="images">What the images are.</param>
public sealed class NetworkAssembly<T>(IArithmetic<T> arithmetic, Learner learner, ulong seed, int member, int capacity, ImageKind images)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    // A member has fewer random blocks.
    private const int LanesOfMember = 1 << 16;

    private readonly ParameterSet<T> _parameters = new(arithmetic);

    /// <summary>What learns: inputs are pixels, or frozen codes of the learner below.</summary>
    public Network<T> Learning() => learner.Autoencoder() is Autoencoder autoencoder ? Reconstructing(autoencoder) : Classifying(((Aim.Classify)learner.Aim).Item);

    private Network<T> Reconstructing(Autoencoder autoencoder)
    {
        AutoencoderChain<T> chain = Chain(learner, "");
        return Of(
            [.. chain.Corruption(Lane(0)), .. chain.Encoder(CodeUse.Learning, Lane(0)), .. chain.Penalties(), .. chain.Decoder(toLogits: autoencoder.Loss.IsCrossEntropy)],
            chain.Loss());
    }

    private Network<T> Classifying(Classifier classifier) => Of([.. ClassifierBlocks(classifier)], new SoftmaxCrossEntropy<T>(arithmetic, images.Classes, capacity));

    private IEnumerable<IBlock<T>> ClassifierBlocks(Classifier classifier)
    {
        uint place = 0;
        bool seesImages = learner.Input.IsPixels || learner.IsFineTuning();
        foreach (IBlock<T> block in Dropout(seesImages ? classifier.InputDropout : 0, images.Pixels, place++))
        {
            yield return block;
        }

        foreach ((Learner below, string prefix) in learner.IsFineTuning() ? learner.AllBelow().Reverse() : [])
        {
            foreach (IBlock<T> block in Chain(below, prefix).Encoder(CodeUse.Features, Lane(place)).Concat(Dropout(classifier.CodeDropout, below.Latents(), place)))
            {
                yield return block;
            }

            place++;
        }

        foreach (IBlock<T> block in Dropout(seesImages ? 0 : classifier.CodeDropout, learner.Inputs(images.Pixels), place))
        {
            yield return block;
        }

        Parameter<T> weight = _parameters.Weight("weight", images.Classes, learner.Inputs(images.Pixels));
        yield return new Dense<T>(arithmetic, weight, _parameters.Bias("bias", images.Classes), isTied: false, capacity);
    }

    private IEnumerable<IBlock<T>> Dropout(double share, int width, uint place) =>
        share == 0 ? [] : [new Masking<T>(arithmetic, Lane(place) with { Purpose = Purpose.Dropout }, share, 1 / (1 - share), width, capacity)];

    private Network<T> Of(IReadOnlyList<IBlock<T>> blocks, ILoss<T> loss) => new(arithmetic, blocks, loss, learner.Training.WeightDecay, NetworkOrigin.Of(learner, member));

    private AutoencoderChain<T> Chain(Learner of, string prefix) => new(
        arithmetic, _parameters, prefix, of, of.Inputs(images.Pixels), capacity);

    private Draw Lane(uint place) => new(seed, default, 0, (uint)member * LanesOfMember + place, 0);
}
