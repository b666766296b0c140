using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Losses;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Networks;

/// <summary>The blocks of an autoencoder, from what it is said to be.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where to compute.</param>
/// <param name="parameters">What it learns; a prefix tells it from other learners of the same network.</param>
/// <param name="prefix">"" or "input." for every learner below.</param>
/// <param name="learner">What it is.</param>
/// <param name="inputs">Numbers of an input.</param>
/// <param name="capacity">Images that pass at once, at most.</param>
internal sealed class AutoencoderChain<T>(
    IArithmetic<T> arithmetic, ParameterSet<T> parameters, string prefix, Learner learner, int inputs, int capacity)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly Autoencoder _autoencoder = learner.Autoencoder() ?? throw new ArgumentException("A classifier has no codes.", nameof(learner));

    // The end of the encoder, once it was asked for: a decoder that is made alone goes backward for nobody.
    private ISelects<T>? _selection;

    /// <summary>Whether slopes pass a selection as if everything had been selected.</summary>
    public bool PassesSelections { get; init; }

    private Specification.Network Network => _autoencoder.Network;

    private int Latents => Network.Latents;

    private bool HasBias => Network.Bias.IsEncoderAndDecoder;

    /// <summary>What is done to an input before it is encoded.</summary>
    public IEnumerable<IBlock<T>> Corruption(Draw draw) => _autoencoder.Corruption switch
    {
        Corruption.Masking masking => [new Masking<T>(arithmetic, draw with { Purpose = Purpose.Corruption }, masking.share, kept: 1, inputs, capacity)],
        Corruption.Noise noise => [new GaussianNoise<T>(arithmetic, draw with { Purpose = Purpose.Corruption }, noise.deviation, inputs, capacity)],
        _ => [],
    };

    /// <summary>From an input to its code.</summary>
    public IEnumerable<IBlock<T>> Encoder(CodeUse use, Draw draw)
    {
        int width = inputs;
        for (int i = 0; i < Network.Hidden.Length; i++)
        {
            HiddenLayer layer = Network.Hidden[i];
            string name = FormattableString.Invariant($"hidden-{i + 1}");
            yield return Layer($"{name}.weight", $"{name}.bias", layer.Units, width);
            foreach (IBlock<T> block in Centring(i == 0, Weight($"{name}.weight", layer.Units, width)).Concat(Function(layer.Activation)))
            {
                yield return block;
            }

            width = layer.Units;
        }

        Parameter<T> weight = Weight("weight", Network.Code.IsGaussian ? 2 * Latents : Latents, width);
        Parameter<T>? bias = HasBias ? parameters.Bias($"{prefix}encoder-bias", weight.Values.Rows) : null;
        int wanted = use is CodeUse.Learning or CodeUse.Distribution ? weight.Values.Rows : Latents;
        yield return new Dense<T>(arithmetic, weight, bias, isTied: false, capacity, wanted);
        foreach (IBlock<T> block in Centring(Network.Hidden.Length == 0, weight).Concat(OfCode(use, draw)))
        {
            _selection = block as ISelects<T>;
            yield return block;
        }
    }

    /// <summary>What a code is held to while it is learned, behind the encoder.</summary>
    public IEnumerable<IBlock<T>> Penalties()
    {
        if (_autoencoder.Penalties.L1 > 0)
        {
            yield return new AbsoluteCodePenalty<T>(arithmetic, new(NetworkCurves.AbsoluteCodePart, "absolute code", _autoencoder.Penalties.L1), Latents, capacity);
        }

        if (_autoencoder.Penalties.MeanActivation?.Value is MeanActivation wanted)
        {
            yield return new MeanActivationPenalty<T>(
                arithmetic, new(NetworkCurves.MeanActivationPart, "divergence of mean activations", wanted.Beta), wanted.Rho, Latents);
        }
    }

    /// <summary>From a code to its input again; to logits, where the loss is of those.</summary>
    public IEnumerable<IBlock<T>> Decoder(bool toLogits)
    {
        int width = Latents;
        for (int i = Network.Hidden.Length; i > 0; i--)
        {
            HiddenLayer layer = Network.Hidden[i - 1];
            yield return Layer(FormattableString.Invariant($"decoder-hidden-{i}.weight"), FormattableString.Invariant($"decoder-hidden-{i}.bias"), layer.Units, width);
            foreach (IBlock<T> block in Function(layer.Activation))
            {
                yield return block;
            }

            width = layer.Units;
        }

        Parameter<T>? bias = HasBias ? parameters.Bias($"{prefix}decoder-bias", inputs) : null;
        yield return DecoderModule.isTied(Network.Decoder)
            ? new Dense<T>(arithmetic, Weight("weight", Network.Code.IsGaussian ? 2 * Latents : Latents, inputs), bias, isTied: true, capacity, Latents, _selection)
            : new Dense<T>(arithmetic, Weight("decoder-weight", inputs, width), bias, isTied: false, capacity);
        if (Network.Decoder.IsTiedScaled)
        {
            yield return new Scaling<T>(arithmetic, parameters.Scale($"{prefix}decoder-scale"), inputs, capacity);
        }

        foreach (IBlock<T> block in toLogits ? [] : Function(DecoderModule.output(Network.Decoder)))
        {
            yield return block;
        }
    }

    /// <summary>The loss; cross-entropy is one of logits.</summary>
    public ILoss<T> Loss() => _autoencoder.Loss.Tag switch
    {
        Specification.Loss.Tags.CrossEntropy => new CrossEntropy<T>(arithmetic, inputs, capacity),
        Specification.Loss.Tags.SumOfSquares => new SquaredError<T>(arithmetic, "squared error", 1, inputs, capacity),
        Specification.Loss.Tags.HalfSumOfSquares => new SquaredError<T>(arithmetic, "half squared error", 0.5, inputs, capacity),
        _ => new SquaredError<T>(arithmetic, "MSE", 1.0 / inputs, inputs, capacity),
    };

    // Behind the layer that sees the inputs.
    private IBlock<T>[] Centring(bool seesInputs, Parameter<T> weight) =>
        seesInputs && Network.Centring.IsAroundMean ? [new Recentring<T>(arithmetic, weight, parameters.Constant($"{prefix}mean", inputs))] : [];

    private IBlock<T>[] OfCode(CodeUse use, Draw draw)
    {
        bool learns = use == CodeUse.Learning;
        return Network.Code switch
        {
            Code.KLargest code when learns => [Selecting(new KLargest<T>(arithmetic, epoch => Schedules.At(code.k, epoch), Latents, capacity))],
            Code.KLargestOfBatch code when learns => [new KLargestOfBatch<T>(arithmetic, epoch => Schedules.At(code.k, epoch), Latents, capacity)],
            Code.KLargest or Code.KLargestOfBatch => [Selecting(OfLearned(use))],
            Code.Activated code => Function(code.Item),
            _ when learns => [new GaussianSample<T>(
                arithmetic, new(NetworkCurves.PriorPart, "divergence of the code", _autoencoder.Penalties.Prior), draw with { Purpose = Purpose.CodeSample }, Latents, capacity)],
            _ => [],
        };
    }

    // What selects once everything is learned.
    private IBlock<T> OfLearned(CodeUse use) => NetworkModule.isAboveThreshold(Network)
        ? new AtLeast<T>(arithmetic, parameters.Bias($"{prefix}threshold", 1))
        : new KLargest<T>(arithmetic, _ => KLargestKept.Of(learner, use == CodeUse.Features), Latents, capacity);

    private IBlock<T> Selecting(IBlock<T> selection) => PassesSelections ? new StraightThrough<T>(selection) : selection;

    private IBlock<T>[] Function(Activation activation) => activation.IsIdentity ? [] : [new Elementwise<T>(arithmetic, activation)];

    private Dense<T> Layer(string weight, string bias, int outputs, int width) =>
        new(arithmetic, Weight(weight, outputs, width), HasBias ? parameters.Bias(prefix + bias, outputs) : null, isTied: false, capacity);

    private Parameter<T> Weight(string name, int outputs, int width) => parameters.Weight(prefix + name, outputs, width);
}
