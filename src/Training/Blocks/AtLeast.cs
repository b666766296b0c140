using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>Keeps what is at least a threshold, and sets the rest to 0: the code of one image by itself, after learning kept the k largest of each image or the k·n largest of a batch.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where to compute.</param>
/// <param name="threshold">1 × 1: a parameter whose slope stays 0, so that it is kept with the others and nothing learns it.</param>
public sealed class AtLeast<T>(IArithmetic<T> arithmetic, Parameter<T> threshold) : IBlock<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly T[] _threshold = new T[1];
    private View<T> _output;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter<T>> Parameters => [threshold];

    /// <inheritdoc/>
    public View<T> Forward(View<T> input, in Pass pass)
    {
        arithmetic.Read(threshold.Values, _threshold);
        arithmetic.Combine(Formula.AtLeast, _threshold[0], input, input, input, input);
        return _output = input;
    }

    /// <inheritdoc/>
    public View<T> Backward(View<T> slope, in Pass pass)
    {
        // What was kept is what is not 0 now, and still is after this: nobody looks at the values of this pass any more, and a second pass backward finds the same.
        arithmetic.Apply(Function.Absolute, _output, _output);
        arithmetic.Combine(Formula.BehindRelu, default, slope, _output, _output, slope);
        return slope;
    }
}
