using ResearchPipeline.Specification;
using ResearchPipeline.Training.Networks;
using ResearchPipeline.Training.Optimizers;
using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>From what an autoencoder is said to be to libtorch's operations: not from our blocks, whose gradients it shall judge.</summary>
/// <param name="learner">What it is.</param>
/// <param name="prefix">What the names of its parameters begin with.</param>
/// <param name="parameters">By name; weights outputs × inputs.</param>
/// <param name="numbers">To compute with.</param>
internal sealed class TorchChain(Learner learner, string prefix, IReadOnlyDictionary<string, Tensor> parameters, Numbers numbers)
{
    private readonly Autoencoder _autoencoder = learner.Autoencoder() ?? throw new ArgumentException("A classifier has no codes.", nameof(learner));

    private Network Network => _autoencoder.Network;

    /// <summary>The pre-activations of a code, images × latents; of a Gaussian code its means, and with <paramref name="withVariances"/> the logarithms of its variances behind them.</summary>
    public Tensor Preactivations(Tensor x, bool withVariances = false)
    {
        Tensor seen = Network.Centring.IsAroundMean ? x - Of("mean") : x;
        for (int i = 1; i <= Network.Hidden.Length; i++)
        {
            seen = Apply(Network.Hidden[i - 1].Activation, Linear(seen, Of(FormattableString.Invariant($"hidden-{i}.weight")), Find(FormattableString.Invariant($"hidden-{i}.bias"))));
        }

        Tensor all = Linear(seen, Of("weight"), Find("encoder-bias"));
        return withVariances || !Network.Code.IsGaussian ? all : all.narrow(1, 0, Network.Latents);
    }

    /// <summary>A code while it is learned, and how far its distribution is from the standard normal one; null for a code that has none.</summary>
    /// <param name="x">Images × inputs.</param>
    /// <param name="epoch">0, 1, …</param>
    /// <param name="noise">Normal deviates of the shape of a code; null where none are drawn.</param>
    public (Tensor Code, Tensor? Divergence) Learned(Tensor x, int epoch, Tensor? noise)
    {
        Tensor all = Preactivations(x, withVariances: true);
        switch (Network.Code)
        {
            case Code.KLargest code:
                return (Largest(all, Schedules.At(code.k, epoch)), null);
            case Code.KLargestOfBatch code:
                Tensor flat = all.flatten().unsqueeze(0);
                return (Largest(flat, Schedules.At(code.k, epoch) * (int)x.shape[0]).reshape(all.shape), null);
            case Code.Activated code:
                return (Apply(code.Item, all), null);
            default:
                // Kingma and Welling (2014), appendix B.
                (Tensor mean, Tensor logVariance) = (all.narrow(1, 0, Network.Latents), all.narrow(1, Network.Latents, Network.Latents));
                Tensor divergence = (mean.pow(2) + logVariance.exp() - logVariance - 1).sum() / (2 * x.shape[0]);
                return (mean + (logVariance / 2).exp() * noise!, divergence);
        }
    }

    /// <summary>A code after it was learned, as whoever learns from it sees it.</summary>
    /// <param name="x">Images × inputs.</param>
    /// <param name="isFeature">Whether it is a feature of something else, not decoded again.</param>
    public Tensor Encode(Tensor x, bool isFeature)
    {
        Tensor all = Preactivations(x);
        return Network.Code switch
        {
            Code.KLargest or Code.KLargestOfBatch when NetworkModule.isAboveThreshold(Network) => all * (all >= Of("threshold")).to(all.dtype),
            Code.KLargest or Code.KLargestOfBatch => Largest(all, KLargestKept.Of(learner, isFeature)),
            Code.Activated code => Apply(code.Item, all),
            _ => all,
        };
    }

    /// <summary>From a code to its input again, or to logits.</summary>
    public Tensor Decode(Tensor code, bool toLogits)
    {
        for (int i = Network.Hidden.Length; i > 0; i--)
        {
            code = Apply(Network.Hidden[i - 1].Activation, Linear(code, Of(FormattableString.Invariant($"decoder-hidden-{i}.weight")), Find(FormattableString.Invariant($"decoder-hidden-{i}.bias"))));
        }

        Tensor weight = DecoderModule.isTied(Network.Decoder) ? Of("weight").narrow(0, 0, Network.Latents).t() : Of("decoder-weight");
        Tensor output = Linear(code, weight, Find("decoder-bias"));
        output = Network.Decoder.IsTiedScaled ? output * Of("decoder-scale") : output;
        return toLogits ? output : Apply(DecoderModule.output(Network.Decoder), output);
    }

    private Tensor Of(string name) => parameters[prefix + name];

    private Tensor? Find(string name) => parameters.GetValueOrDefault(prefix + name);

    private Tensor Linear(Tensor x, Tensor weight, Tensor? bias) => bias is null ? numbers.Times(x, weight.t()) : numbers.Times(x, weight.t()) + bias;

    private static Tensor Largest(Tensor values, int k)
    {
        (Tensor largest, Tensor indices) = values.topk((int)Math.Min(k, values.shape[1]), -1);
        return zeros_like(values, requires_grad: false).scatter(-1, indices, largest);
    }

    private static Tensor Apply(Activation activation, Tensor x) => activation.Tag switch
    {
        Activation.Tags.Relu => x.relu(),
        Activation.Tags.Sigmoid => x.sigmoid(),
        Activation.Tags.Tanh => x.tanh(),
        _ => x,
    };
}
