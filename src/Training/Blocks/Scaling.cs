using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>
/// y = s·x with one learned number s. Its slope, the sum of ∂loss/∂y times x over all numbers of a batch, is far too long a sum for binary32: it is one in binary64, in lanes along each image and
/// one chain over images, so that a batch may pass in parts, and is rounded once.
/// </summary>
/// <typeparam name="T">Type of a value.</typeparam>
public sealed class Scaling<T> : IBlock<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly IArithmetic<T> _arithmetic;
    private readonly Parameter<T> _scale;
    private readonly View<T> _output, _slope;
    private readonly View<double> _rows, _total;
    private readonly double[] _sum = new double[1];
    private readonly T[] _value = new T[1];
    private readonly T[] _rounded = new T[1];
    private View<T> _input;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="scale">s, 1 × 1.</param>
    /// <param name="inputs">Numbers of an image.</param>
    /// <param name="capacity">Images that pass at once, at most.</param>
    public Scaling(IArithmetic<T> arithmetic, Parameter<T> scale, int inputs, int capacity)
    {
        (_arithmetic, _scale) = (arithmetic, scale);
        (_output, _slope) = (arithmetic.Zeros(capacity, inputs), arithmetic.Zeros(1, 1));
        (_rows, _total) = (arithmetic.ZeroSums(capacity, 1), arithmetic.ZeroSums(1, 1));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter<T>> Parameters => [_scale];

    /// <inheritdoc/>
    public void BeginBatch() => _arithmetic.Fill(_total, 0);

    /// <inheritdoc/>
    public View<T> Forward(View<T> input, in Pass pass)
    {
        _input = input;
        _arithmetic.Read(_scale.Values, _value);
        return Scaled(input, _output.RowsFrom(0, input.Rows));
    }

    /// <inheritdoc/>
    public void Learn(View<T> slope, in Pass pass)
    {
        View<double> rows = _rows.RowsFrom(0, slope.Rows);
        _arithmetic.RowProducts(slope, _input, rows);
        _arithmetic.AddRows(rows, _total);
    }

    /// <inheritdoc/>
    public View<T> Backward(View<T> slope, in Pass pass) => Scaled(slope, slope);

    /// <inheritdoc/>
    public void EndBatch()
    {
        _arithmetic.ReadSums(_total, _sum);
        _rounded[0] = T.CreateChecked(_sum[0]);
        _arithmetic.Write(_rounded, _slope);
        _arithmetic.Combine(Formula.ScaledSum, T.One, _slope, _scale.Gradient, _scale.Gradient, _scale.Gradient);
    }

    private View<T> Scaled(View<T> values, View<T> result)
    {
        _arithmetic.Combine(Formula.Scaled, _value[0], values, values, values, result);
        return result;
    }
}
