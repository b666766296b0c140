using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>A function of each number by itself, whose slope is a function of its value.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where to compute.</param>
/// <param name="activation">The function; the identity needs no block.</param>
public sealed class Elementwise<T>(IArithmetic<T> arithmetic, Activation activation) : IBlock<T>
    where T : unmanaged
{
    private readonly (Function Function, Formula Behind) _pair = activation.Tag switch
    {
        Activation.Tags.Relu => (Function.Relu, Formula.BehindRelu),
        Activation.Tags.Sigmoid => (Function.Sigmoid, Formula.BehindSigmoid),
        Activation.Tags.Tanh => (Function.Tanh, Formula.BehindTanh),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, "There is no block for it."),
    };

    private View<T> _output;

    /// <inheritdoc/>
    public View<T> Forward(View<T> input, in Pass pass)
    {
        arithmetic.Apply(_pair.Function, input, input);
        return _output = input;
    }

    /// <inheritdoc/>
    public View<T> Backward(View<T> slope, in Pass pass)
    {
        arithmetic.Combine(_pair.Behind, default, slope, _output, _output, slope);
        return slope;
    }
}
