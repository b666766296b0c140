using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Networks;

/// <summary>How the logits of a classifier that has learned change with the pixels of an image: forward through all learners below, and backward again to the pixels.</summary>
public sealed class InputGradient
{
    private readonly IArithmetic<float> _arithmetic;
    private readonly BlockChain<float> _chain;
    private readonly View<float> _inputs;
    private readonly View<float> _slopes;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="learner">The classifier.</param>
    /// <param name="tensors">The file of its weights.</param>
    /// <param name="origin">What errors call that.</param>
    /// <param name="images">What the images are.</param>
    /// <param name="member">0, 1, …</param>
    /// <param name="capacity">Images at once, at most.</param>
    /// <param name="passesSelections">Whether slopes pass a selection, such as the k largest of a code, as if everything had been selected.</param>
    /// <exception cref="DataException">A tensor is missing, or of another shape.</exception>
    public InputGradient(
        IArithmetic<float> arithmetic, Learner learner, IReadOnlyDictionary<string, TensorView> tensors, string origin, ImageKind images, int member, int capacity, bool passesSelections)
    {
        _arithmetic = arithmetic;
        ParameterSet<float> parameters = new(arithmetic);
        _chain = new BlockChain<float>([.. new ClassifierChain<float>(arithmetic, parameters, learner, capacity, images) { PassesSelections = passesSelections }.Blocks()]);
        _inputs = arithmetic.Zeros(capacity, images.Pixels);
        _slopes = arithmetic.Zeros(capacity, images.Classes);
        NetworkFile.Fill(arithmetic, tensors, origin, parameters.All.Select(parameter => (parameter, parameter.Name)), member);
    }

    /// <summary>Logits of classes.</summary>
    /// <param name="images">Images × pixels.</param>
    /// <param name="logits">Images × classes.</param>
    public void Forward(ReadOnlySpan<float> images, Matrix logits)
    {
        View<float> inputs = _inputs.RowsFrom(0, logits.Rows);
        _arithmetic.Write(images, inputs);
        _arithmetic.Read(_chain.Forward(inputs), logits.Values);
    }

    /// <summary>Of the images that were shown last: Σ slope_c · ∂logit_c/∂pixel, for slopes of each image. May be asked for again, with other slopes.</summary>
    /// <param name="slopes">Images × classes.</param>
    /// <param name="gradients">Images × pixels.</param>
    public void Backward(ReadOnlySpan<float> slopes, Matrix gradients)
    {
        View<float> above = _slopes.RowsFrom(0, gradients.Rows);
        _arithmetic.Write(slopes, above);
        _arithmetic.Read(_chain.Backward(above), gradients.Values);
    }
}
