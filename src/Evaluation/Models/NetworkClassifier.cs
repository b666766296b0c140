using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>A softmax over classes, of pixels, or of codes or reconstructions by all learners below.</summary>
internal sealed class NetworkClassifier : NetworkMember, IHasInputGradients
{
    private readonly Lazy<InputGradient> _gradient;
    private readonly Lazy<InputGradient> _passing;
    private readonly int _classes;

    /// <param name="backend">Where to compute.</param>
    /// <param name="learner">What it is.</param>
    /// <param name="weights">The file of its weights.</param>
    /// <param name="member">Its number.</param>
    public NetworkClassifier(IBackend backend, Learner learner, NetworkWeights weights, int member)
        : base(backend, learner, weights, member)
    {
        (_classes, _gradient, _passing) = (weights.Images.Classes, new(() => Gradient(passesSelections: false)), new(() => Gradient(passesSelections: true)));

        InputGradient Gradient(bool passesSelections) =>
            new(backend.Arithmetic, learner, weights.Tensors, weights.Origin, weights.Images, member, Capacity, passesSelections);
    }

    /// <inheritdoc/>
    public bool Selects => Learner.AllBelow().Any(below => below.Learner.Autoencoder()!.Network.Code is Code.KLargest or Code.KLargestOfBatch);

    /// <inheritdoc/>
    public Matrix Classify(ImageBatch images) => ClassProbabilities.Of(Logits(images));

    /// <summary>What its probabilities are the softmax of; valid until the next are asked for.</summary>
    internal Matrix Logits(ImageBatch images) => Forward(images);

    /// <inheritdoc/>
    public Matrix LossGradients(ImageBatch images, ReadOnlySpan<byte> labels, bool passesSelections)
    {
        InputGradient gradient = (passesSelections ? _passing : _gradient).Value;
        (Matrix logits, Matrix slopes, Matrix gradients) = (OfClasses(images), OfClasses(images), new Matrix(images.Rows, images.Images.Columns));
        gradient.Forward(images.Images.Values, logits);
        Span<float> target = stackalloc float[_classes];
        for (int image = 0; image < images.Rows; image++)
        {
            target.Clear();
            target[labels[image]] = 1;
            Softmax.Row<float>(logits.Row(image), target, 1, slopes.Row(image));
        }

        gradient.Backward(slopes.Values, gradients);
        return gradients;
    }

    /// <inheritdoc/>
    public (Matrix Logits, IReadOnlyList<Matrix> Gradients) LogitGradients(ImageBatch images)
    {
        Matrix logits = OfClasses(images);
        _gradient.Value.Forward(images.Images.Values, logits);
        return (logits, [.. Enumerable.Range(0, _classes).Select(GradientOf)]);

        Matrix GradientOf(int chosen)
        {
            (Matrix slopes, Matrix gradients) = (OfClasses(images), new Matrix(images.Rows, images.Images.Columns));
            for (int image = 0; image < images.Rows; image++)
            {
                slopes.Row(image)[chosen] = 1;
            }

            _gradient.Value.Backward(slopes.Values, gradients);
            return gradients;
        }
    }

    private Matrix OfClasses(ImageBatch images) => new(images.Rows, _classes);
}
