using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>y = x Wᵀ + b. Tied, W is the transpose of another layer's weights, and its gradient is summed apart and added at the end of a batch: so a batch may pass in parts.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
public sealed class Dense<T> : IBlock<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly IArithmetic<T> _arithmetic;
    private readonly Parameter<T> _weight;
    private readonly Parameter<T>? _bias;
    private readonly bool _isTied;
    private readonly int _rows;
    private readonly ISelects<T>? _below;
    private readonly View<T> _tiedGradient;
    private readonly View<T> _output;
    private readonly View<T> _inputSlope;
    private readonly View<T> _noBias;
    private readonly View<T> _noSlope;
    private View<T> _input;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="weight">Outputs × inputs; where it is tied, inputs × outputs: the weights of the other layer.</param>
    /// <param name="bias">1 × outputs, or null for none.</param>
    /// <param name="isTied">Whether the weights are those of another layer.</param>
    /// <param name="capacity">Images that pass at once, at most.</param>
    /// <param name="rows">Of the rows of the weights, the first ones that take part; all, unless it is said.</param>
    /// <param name="below">What its inputs come from, where that wants few of their slopes, and the weights are tied: the others are 0.</param>
    public Dense(IArithmetic<T> arithmetic, Parameter<T> weight, Parameter<T>? bias, bool isTied, int capacity, int? rows = null, ISelects<T>? below = null)
    {
        (_arithmetic, _weight, _bias, _isTied, _rows, _below) = (arithmetic, weight, bias, isTied, rows ?? weight.Values.Rows, isTied ? below : null);
        (int outputs, int inputs) = isTied ? (weight.Values.Columns, _rows) : (_rows, weight.Values.Columns);
        _tiedGradient = isTied ? arithmetic.Zeros(_rows, weight.Values.Columns) : default;
        _output = arithmetic.Zeros(capacity, outputs);
        _inputSlope = arithmetic.Zeros(capacity, inputs);
        _noBias = arithmetic.Zeros(1, outputs);
        _noSlope = arithmetic.Zeros(1, Math.Max(inputs, weight.Values.Columns));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter<T>> Parameters => _bias is null ? [_weight] : [_weight, _bias];

    /// <inheritdoc/>
    public long MultiplyAdds => (long)_rows * _weight.Values.Columns;

    private View<T> Weights => OutputsByInputs(_weight.Values.RowsFrom(0, _rows));

    /// <inheritdoc/>
    public void BeginBatch()
    {
        if (_isTied)
        {
            _arithmetic.RepeatRow(_noSlope.ColumnsFrom(0, _tiedGradient.Columns), _tiedGradient);
        }
    }

    /// <inheritdoc/>
    public View<T> Forward(View<T> input, in Pass pass)
    {
        _input = input;
        View<T> output = _output.RowsFrom(0, input.Rows);
        _arithmetic.RepeatRow(_bias is null ? _noBias : _bias.Values.ColumnsFrom(0, output.Columns), output);
        _arithmetic.Accumulate(input, Weights.Transposed, output);
        return output;
    }

    /// <inheritdoc/>
    public void Learn(View<T> slope, in Pass pass)
    {
        _arithmetic.Accumulate(slope.Transposed, _input, OutputsByInputs(_isTied ? _tiedGradient : _weight.Gradient.RowsFrom(0, _rows)));
        if (_bias is not null)
        {
            _arithmetic.AddColumns(slope, _bias.Gradient.ColumnsFrom(0, slope.Columns));
        }
    }

    /// <inheritdoc/>
    public View<T> Backward(View<T> slope, in Pass pass)
    {
        View<T> inputSlope = _inputSlope.RowsFrom(0, slope.Rows);
        if (_below is not null)
        {
            _arithmetic.WantedProducts(slope, _weight.Values.RowsFrom(0, _rows), _below.Mask, inputSlope);
            return inputSlope;
        }

        _arithmetic.RepeatRow(_noSlope.ColumnsFrom(0, inputSlope.Columns), inputSlope);
        _arithmetic.Accumulate(slope, Weights, inputSlope);
        return inputSlope;
    }

    /// <inheritdoc/>
    public void EndBatch()
    {
        if (_isTied)
        {
            View<T> gradient = _weight.Gradient.RowsFrom(0, _rows);
            _arithmetic.Combine(Formula.ScaledSum, T.One, _tiedGradient, gradient, gradient, gradient);
        }
    }

    private View<T> OutputsByInputs(View<T> weights) => _isTied ? weights.Transposed : weights;
}
