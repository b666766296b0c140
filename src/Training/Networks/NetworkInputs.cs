using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Networks;

/// <summary>What the members of a learner see: pixels, the same for all, or what the members of the learner below make of them, codes or reconstructions, computed once for each of those.</summary>
internal sealed class NetworkInputs
{
    private const string Prefix = "input.";
    private readonly Learner _learner;
    private readonly IArithmetic<float> _arithmetic;
    private readonly ITrainingInputs _pixels;
    private readonly Dictionary<int, ITrainingInputs> _frozen = [];
    private readonly Dictionary<ITrainingInputs, WhiteningWeights> _whitenings = [];
    private readonly Lazy<IReadOnlyList<double>> _meanImage;

    /// <param name="learner">What learns.</param>
    /// <param name="images">The images that it learns from.</param>
    /// <param name="below">The file of the learner below, where there is one.</param>
    /// <param name="arithmetic">Where to compute.</param>
    public NetworkInputs(Learner learner, ImageSet images, IReadOnlyDictionary<string, TensorView>? below, IArithmetic<float> arithmetic)
    {
        (_learner, Images, BelowFile, _arithmetic) = (learner, images, below, arithmetic);
        _pixels = new PixelInputs(images);
        _meanImage = new(() => DatasetFacts.Of(images).MeanImage);
    }

    /// <summary>The images that it learns from.</summary>
    public ImageSet Images { get; }

    /// <summary>The file of the learner below.</summary>
    private IReadOnlyDictionary<string, TensorView>? BelowFile { get; }

    /// <summary>What a member's network is shown.</summary>
    public ITrainingInputs Of(int member)
    {
        if (_learner.Below() is null || _learner.IsFineTuning())
        {
            return _pixels;
        }

        int source = MemberBelow(member);
        return _frozen.TryGetValue(source, out ITrainingInputs? known) ? known : _frozen[source] = FrozenOf(source);
    }

    /// <summary>The member of the learner below that a member learns from: the one with its number, or the only one.</summary>
    private int MemberBelow(int member) => _learner.Below()!.Training.Members == 1 ? 0 : member;

    /// <summary>Fills parameters with what they begin with: drawn, or for those that learners below have learned, from their file.</summary>
    public void FillFirst(IReadOnlyList<Parameter<float>> parameters, ulong seed, int member)
    {
        if (_learner.Autoencoder() is Autoencoder autoencoder)
        {
            FillFirst(parameters, autoencoder.Network.Initialization, seed, member);
            if (autoencoder.Network.Centring.IsAroundMean)
            {
                float[] mean = MeanInput.Of(Of(member));
                _arithmetic.Write(mean, parameters.Single(parameter => parameter.Name == "mean").Values);
                _arithmetic.Write(mean, parameters.Single(parameter => parameter.Name == "decoder-bias").Values);
            }
        }

        IEnumerable<Parameter<float>> below = parameters.Where(parameter => parameter.Name.StartsWith(Prefix, StringComparison.Ordinal));
        Fill(below.Select(parameter => (parameter, parameter.Name[Prefix.Length..])), member);
    }

    private void FillFirst(IReadOnlyList<Parameter<float>> parameters, Specification.Initialization initialization, ulong seed, int member)
    {
        if (initialization is not Specification.Initialization.Whitening whitening)
        {
            new FirstWeights<float>(_arithmetic, seed, member).Fill(parameters, initialization, _meanImage);
            return;
        }

        ITrainingInputs inputs = Of(member);
        if (!_whitenings.TryGetValue(inputs, out WhiteningWeights? weights))
        {
            _whitenings[inputs] = weights = new WhiteningWeights(inputs, whitening.ridge);
        }

        weights.Fill(_arithmetic, parameters);
    }

    /// <summary>What a member needs of learners below that learn no more, as tensors of its own file: it can be used without theirs.</summary>
    public IEnumerable<(string Name, TensorView Tensor)> Frozen(int member)
    {
        if (_learner.Below() is null || _learner.IsFineTuning())
        {
            return [];
        }

        ParameterSet<float> parameters = new(_arithmetic);
        _ = Below(parameters, capacity: 1);
        foreach ((Learner below, string prefix) in _learner.Autoencoder() is null ? [] : _learner.AllBelow())
        {
            AutoencoderChain<float> chain = new(_arithmetic, parameters, prefix[Prefix.Length..], below, below.Inputs(Images.ImagePixels), capacity: 1);
            _ = chain.Decoder(toLogits: false).Count();
        }

        return [.. parameters.All.Select(parameter => (Prefix + parameter.Name, BelowFile![NetworkFile.Name(MemberBelow(member), parameter.Name)]))];
    }

    private FrozenInputs FrozenOf(int member)
    {
        ParameterSet<float> parameters = new(_arithmetic);
        BlockChain<float> below = Below(parameters, FrozenInputs.Capacity);
        Fill(parameters.All.Select(parameter => (parameter, parameter.Name)), member);
        return new FrozenInputs(_arithmetic, below, _pixels);
    }

    private void Fill(IEnumerable<(Parameter<float> Parameter, string Name)> parameters, int member)
    {
        if (BelowFile is not null)
        {
            NetworkFile.Fill(_arithmetic, BelowFile, "the weights of the learner below", parameters, MemberBelow(member));
        }
    }

    // Through all learners below; in the file of the nearest, its own parameters have no prefix.
    private BlockChain<float> Below(ParameterSet<float> parameters, int capacity) =>
        new([.. new InputChain<float>(_arithmetic, parameters, _learner, root: "", capacity, Images.ImagePixels).Blocks()]);
}
