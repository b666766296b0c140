using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Networks;

/// <summary>A member that has learned: from images through all learners below to its codes or to the logits of a classifier, and from codes to images again.</summary>
public sealed class TrainedNetwork
{
    private readonly IArithmetic<float> _arithmetic;
    private readonly ParameterSet<float> _parameters;
    private readonly BlockChain<float> _forward;
    private readonly BlockChain<float> _backward;
    private readonly View<float> _inputs;
    private readonly View<float> _codes;
    private readonly int _pixels;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="learner">What it is.</param>
    /// <param name="tensors">The file of its weights.</param>
    /// <param name="origin">What errors call that.</param>
    /// <param name="images">What the images are.</param>
    /// <param name="member">0, 1, …</param>
    /// <param name="capacity">Images at once, at most.</param>
    /// <exception cref="DataException">A tensor is missing, or of another shape.</exception>
    public TrainedNetwork(IArithmetic<float> arithmetic, Learner learner, IReadOnlyDictionary<string, TensorView> tensors, string origin, ImageKind images, int member, int capacity)
    {
        (_arithmetic, _parameters, _pixels) = (arithmetic, new ParameterSet<float>(arithmetic), images.Pixels);
        List<IBlock<float>> forward = [];
        List<IBlock<float>> backward = [];
        if (learner.Autoencoder() is null)
        {
            forward.AddRange(new ClassifierChain<float>(arithmetic, _parameters, learner, capacity, images).Blocks());
        }
        else
        {
            forward.AddRange(new InputChain<float>(arithmetic, _parameters, learner, "input.", capacity, _pixels).Blocks());
            forward.AddRange(Chain(learner, "", capacity).Encoder(CodeUse.Reconstruction, default));
            backward.AddRange(learner.AllBelow().Prepend((Learner: learner, Prefix: "")).SelectMany(level => Chain(level.Learner, level.Prefix, capacity).Decoder(toLogits: false)));
        }

        (_forward, _backward) = (new BlockChain<float>(forward), new BlockChain<float>(backward));
        _inputs = arithmetic.Zeros(capacity, _pixels);
        _codes = arithmetic.Zeros(capacity, learner.Autoencoder() is null ? 0 : learner.Latents());
        NetworkFile.Fill(arithmetic, tensors, origin, _parameters.All.Select(parameter => (parameter, parameter.Name)), member);
    }

    /// <summary>Numbers that were learned, those of learners below among them.</summary>
    public long Parameters => _parameters.All.Where(parameter => parameter.IsLearned).Sum(parameter => (long)parameter.Values.Count);

    /// <summary>Codes, or the logits of classes, of images.</summary>
    /// <param name="images">Images × pixels.</param>
    /// <param name="outputs">Images × latents, or × classes.</param>
    public void Forward(ReadOnlySpan<float> images, Matrix outputs)
    {
        View<float> inputs = _inputs.RowsFrom(0, outputs.Rows);
        _arithmetic.Write(images, inputs);
        _arithmetic.Read(_forward.Forward(inputs), outputs.Values);
    }

    /// <summary>Images of codes.</summary>
    /// <param name="codes">Images × latents.</param>
    /// <param name="images">Images × pixels.</param>
    public void Backward(ReadOnlySpan<float> codes, Matrix images)
    {
        View<float> inputs = _codes.RowsFrom(0, images.Rows);
        _arithmetic.Write(codes, inputs);
        _arithmetic.Read(_backward.Forward(inputs), images.Values);
    }

    /// <summary>A parameter's values, by name.</summary>
    public Matrix Values(string name)
    {
        Parameter<float> parameter = _parameters.All.Single(known => known.Name == name);
        Matrix values = new(parameter.Values.Rows, parameter.Values.Columns);
        _arithmetic.Read(parameter.Values, values.Values);
        return values;
    }

    private AutoencoderChain<float> Chain(Learner learner, string prefix, int capacity) =>
        new(_arithmetic, _parameters, prefix, learner, learner.Inputs(_pixels), capacity);
}
