using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>A member that was learned block by block. It keeps what it made of the images that it was last shown.</summary>
internal abstract class NetworkMember : IHasLayers
{
    /// <summary>Images that pass at once: as many as an ImageBatch has at most.</summary>
    protected const int Capacity = 256;

    private readonly int _outputs;
    private readonly ImageKind _images;
    private readonly TrainedNetwork _network;
    private Matrix _forward = new(0, 0);
    private Matrix _backward = new(0, 0);
    private ImageBatch? _shown;
    private ImageBatch? _made;

    /// <param name="backend">Where to compute.</param>
    /// <param name="learner">What it is.</param>
    /// <param name="weights">The file of its weights.</param>
    /// <param name="member">Its number.</param>
    protected NetworkMember(IBackend backend, Learner learner, NetworkWeights weights, int member)
    {
        (Learner, _images) = (learner, weights.Images);
        _outputs = learner.Autoencoder()?.Network.Latents ?? _images.Classes;
        _network = new TrainedNetwork(backend.Arithmetic, learner, weights.Tensors, weights.Origin, _images, member, Capacity);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Matrix> Layers => [.. (Learner.Input.IsReconstructionsOf ? [] : Learner.AllBelow()).Reverse().Append((Learner, Prefix: "")).SelectMany(level => LayersOf(level.Learner, level.Prefix))];

    /// <summary>Numbers that it learned, those of learners below among them.</summary>
    public long Parameters => _network.Parameters;

    /// <summary>What it is.</summary>
    protected Learner Learner { get; }

    /// <summary>Codes of images, or the logits of their classes; valid until the next are asked for.</summary>
    protected Matrix Forward(ImageBatch images)
    {
        if (!ReferenceEquals(images, _shown))
        {
            _forward = _forward.Rows == images.Rows ? _forward : new Matrix(images.Rows, _outputs);
            _network.Forward(images.Images.Values, _forward);
            (_shown, _made) = (images, null);
        }

        return _forward;
    }

    /// <summary>Reconstructions of images; valid as long.</summary>
    protected Matrix ForwardAndBackward(ImageBatch images)
    {
        Matrix codes = Forward(images);
        if (!ReferenceEquals(images, _made))
        {
            _backward = _backward.Rows == images.Rows ? _backward : new Matrix(images.Rows, _images.Pixels);
            _network.Backward(codes.Values, _backward);
            _made = images;
        }

        return _backward;
    }

    /// <summary>Images of codes.</summary>
    protected Matrix Backward(Matrix codes)
    {
        Matrix images = new(codes.Rows, _images.Pixels);
        for (int first = 0; first < codes.Rows; first += Capacity)
        {
            int count = Math.Min(Capacity, codes.Rows - first);
            Matrix some = new(count, _images.Pixels);
            _network.Backward(codes.Values.Slice(first * codes.Columns, count * codes.Columns), some);
            some.Values.CopyTo(images.Values[(first * _images.Pixels)..]);
        }

        return images;
    }

    /// <summary>A parameter's values.</summary>
    protected Matrix Parameter(string name) => _network.Values(name);

    // Of a Gaussian code the rows that make its means, which come first.
    private IEnumerable<Matrix> LayersOf(Learner learner, string prefix)
    {
        for (int i = 1; i <= (learner.Autoencoder()?.Network.Hidden.Length ?? 0); i++)
        {
            yield return Parameter(FormattableString.Invariant($"{prefix}hidden-{i}.weight"));
        }

        Matrix weight = Parameter(prefix + "weight");
        int units = learner.Autoencoder()?.Network.Latents ?? _images.Classes;
        yield return Matrix.FromValues(units, weight.Columns, weight.Values[..(units * weight.Columns)]);
    }
}
