using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>
/// y = x - W μ behind a dense layer with weights W: the same as if μ had been taken from the layer's input, but zeros there stay zeros, which need no products.
/// Its part of the gradient by W is -(Σ δ) μᵀ, where δ are the slopes behind it.
/// </summary>
/// <typeparam name="T">Type of a value.</typeparam>
public sealed class Recentring<T> : IBlock<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly IArithmetic<T> _arithmetic;
    private readonly Parameter<T> _weight;
    private readonly Parameter<T> _mean;
    private readonly View<T> _shift, _slopes, _none, _all;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="weight">The layer's weights, outputs × inputs.</param>
    /// <param name="mean">μ, 1 × inputs: a parameter whose slope stays 0, so that it is kept with the others and nothing learns it.</param>
    public Recentring(IArithmetic<T> arithmetic, Parameter<T> weight, Parameter<T> mean)
    {
        (_arithmetic, _weight, _mean) = (arithmetic, weight, mean);
        (_shift, _slopes, _none, _all) = (Row(), Row(), Row(), Row());
        T[] ones = new T[weight.Values.Rows];
        Array.Fill(ones, T.One);
        arithmetic.Write(ones, _all);

        View<T> Row() => arithmetic.Zeros(1, weight.Values.Rows);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Parameter<T>> Parameters => [_mean];

    /// <inheritdoc/>
    public void BeginBatch() => _arithmetic.RepeatRow(_none, _slopes);

    /// <inheritdoc/>
    public View<T> Forward(View<T> input, in Pass pass)
    {
        View<T> shift = _shift.ColumnsFrom(0, input.Columns);
        _arithmetic.WantedProducts(_mean.Values, _weight.Values.RowsFrom(0, input.Columns), _all.ColumnsFrom(0, input.Columns), shift);
        Negate(shift);
        _arithmetic.AddRow(input, shift, input);
        return input;
    }

    /// <inheritdoc/>
    public void Learn(View<T> slope, in Pass pass) => _arithmetic.AddColumns(slope, _slopes.ColumnsFrom(0, slope.Columns));

    /// <inheritdoc/>
    public View<T> Backward(View<T> slope, in Pass pass) => slope;

    /// <inheritdoc/>
    public void EndBatch()
    {
        Negate(_slopes);
        _arithmetic.Accumulate(_slopes.Transposed, _mean.Values, _weight.Gradient);
    }

    private void Negate(View<T> row) => _arithmetic.Combine(Formula.Scaled, -T.One, row, row, row, row);
}
