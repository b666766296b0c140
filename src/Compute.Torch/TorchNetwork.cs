using ResearchPipeline.Specification;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Networks;
using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>The loss of a member's network, from what its learner is said to be.</summary>
/// <param name="learner">What it is.</param>
/// <param name="parameters">By name, those of frozen learners below among them; weights outputs × inputs.</param>
/// <param name="numbers">To compute with.</param>
/// <param name="draws">What is left out, and noise.</param>
internal sealed class TorchNetwork(Learner learner, IReadOnlyDictionary<string, Tensor> parameters, Numbers numbers, TorchDraws draws)
{
    /// <summary>Whether a parameter follows its gradient: the mean of centred inputs and a threshold are only kept with the others.</summary>
    public static bool IsLearned(string name) => !name.EndsWith("mean", StringComparison.Ordinal) && !name.EndsWith("threshold", StringComparison.Ordinal);

    /// <summary>Whether weight decay is for it.</summary>
    public static bool IsWeight(string name) => name.EndsWith("weight", StringComparison.Ordinal);

    /// <summary>What the network is shown of images: pixels, or what frozen learners below make of them.</summary>
    public Tensor Seen(Tensor pixels)
    {
        (Learner Learner, string Prefix)[] below = learner.IsFineTuning() ? [] : [.. learner.AllBelow()];
        foreach ((Learner deeper, string prefix) in below.Skip(1).Reverse())
        {
            pixels = Chain(deeper, prefix).Encode(pixels, isFeature: true);
        }

        if (below.Length == 0)
        {
            return pixels;
        }

        bool reconstructs = learner.Input.IsReconstructionsOf;
        Tensor seen = Chain(below[0].Learner, below[0].Prefix).Encode(pixels, isFeature: !reconstructs);
        return reconstructs ? below.Aggregate(seen, (code, level) => Chain(level.Learner, level.Prefix).Decode(code, toLogits: false)) : seen;
    }

    /// <summary>The loss of a batch.</summary>
    /// <param name="seen">What the network is shown, images × inputs.</param>
    /// <param name="labels">Classes of the images; an autoencoder has no use for them.</param>
    /// <param name="time">1 for the first step of the run.</param>
    /// <param name="epoch">0, 1, …</param>
    /// <param name="learned">Names of the parameters that weight decay may be for.</param>
    public ChainLoss Loss(Tensor seen, Tensor labels, long time, int epoch, IEnumerable<string> learned)
    {
        List<(string Part, double Weight, Tensor Value)> terms = [.. learner.Autoencoder() is Autoencoder autoencoder
            ? Reconstructing(autoencoder, seen, time, epoch)
            : [(NetworkCurves.ClassificationPart, 1, nn.functional.cross_entropy(Logits(((Aim.Classify)learner.Aim).Item, seen, time), labels))]];
        if (learner.Training.WeightDecay != 0)
        {
            Tensor squares = stack(learned.Where(IsWeight).Select(name => parameters[name].pow(2).sum())).sum();
            terms.Add((NetworkCurves.WeightDecayPart, learner.Training.WeightDecay, squares / 2));
        }

        return new ChainLoss(terms.ToDictionary(term => term.Part, term => term.Value), terms.Select(term => term.Value * term.Weight).Aggregate((sum, term) => sum + term));
    }

    private IEnumerable<(string Part, double Weight, Tensor Value)> Reconstructing(Autoencoder autoencoder, Tensor seen, long time, int epoch)
    {
        TorchChain chain = Chain(learner, "");
        Tensor? noise = autoencoder.Network.Code.IsGaussian ? draws.CodeNoise(time, (int)seen.shape[0], autoencoder.Network.Latents) : null;
        (Tensor code, Tensor? divergence) = chain.Learned(draws.Corrupted(autoencoder.Corruption, seen, time), epoch, noise);
        Tensor output = chain.Decode(code, toLogits: autoencoder.Loss.IsCrossEntropy);
        yield return (NetworkCurves.ReconstructionPart, 1, Compare(autoencoder.Loss, output, seen));
        if (divergence is not null)
        {
            yield return (NetworkCurves.PriorPart, autoencoder.Penalties.Prior, divergence);
        }

        if (autoencoder.Penalties.L1 > 0)
        {
            yield return (NetworkCurves.AbsoluteCodePart, autoencoder.Penalties.L1, code.abs().sum() / seen.shape[0]);
        }

        if (autoencoder.Penalties.MeanActivation?.Value is MeanActivation wanted)
        {
            Tensor mean = code.mean([0]);
            Tensor terms = wanted.Rho * (wanted.Rho / mean).log() + (1 - wanted.Rho) * ((1 - wanted.Rho) / (1 - mean)).log();
            yield return (NetworkCurves.MeanActivationPart, wanted.Beta, terms.sum());
        }
    }

    private static Tensor Compare(Loss loss, Tensor output, Tensor target) => loss.Tag switch
    {
        Specification.Loss.Tags.CrossEntropy => nn.functional.binary_cross_entropy_with_logits(output, target, reduction: nn.Reduction.Sum) / target.shape[0],
        Specification.Loss.Tags.SumOfSquares => (output - target).pow(2).sum() / target.shape[0],
        Specification.Loss.Tags.HalfSumOfSquares => (output - target).pow(2).sum() / (2 * target.shape[0]),
        _ => nn.functional.mse_loss(output, target),
    };

    // Places count layers, those that leave nothing out too: a place names the numbers that are drawn.
    private Tensor Logits(Classifier classifier, Tensor seen, long time)
    {
        uint place = 0;
        bool seesImages = learner.Input.IsPixels || learner.IsFineTuning();
        Tensor x = draws.Dropped(seesImages ? classifier.InputDropout : 0, seen, time, place++);
        foreach ((Learner below, string prefix) in learner.IsFineTuning() ? learner.AllBelow().Reverse() : [])
        {
            x = draws.Dropped(classifier.CodeDropout, Chain(below, prefix).Encode(x, isFeature: true), time, place++);
        }

        x = draws.Dropped(seesImages ? 0 : classifier.CodeDropout, x, time, place);
        return numbers.Times(x, parameters["weight"].t()) + parameters["bias"];
    }

    private TorchChain Chain(Learner of, string prefix) => new(of, prefix, parameters, numbers);
}
