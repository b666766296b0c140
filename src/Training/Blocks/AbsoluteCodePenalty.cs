using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>The sum of a code's absolute values, mean over images: L1 sparsity.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
public sealed class AbsoluteCodePenalty<T> : IBlock<T>, IPenalty
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly IArithmetic<T> _arithmetic;
    private readonly View<T> _absolute;
    private readonly View<double> _rows, _total;
    private readonly double[] _value = new double[1];
    private View<T> _code;
    private int _images;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="term">What it is called, and its weight.</param>
    /// <param name="latents">Numbers of a code.</param>
    /// <param name="capacity">Images that pass at once, at most.</param>
    public AbsoluteCodePenalty(IArithmetic<T> arithmetic, LossTerm term, int latents, int capacity)
    {
        (_arithmetic, Term) = (arithmetic, term);
        (_absolute, _rows, _total) = (arithmetic.Zeros(capacity, latents), arithmetic.ZeroSums(capacity, 1), arithmetic.ZeroSums(1, 1));
    }

    /// <inheritdoc/>
    public LossTerm Term { get; }

    /// <inheritdoc/>
    public void BeginBatch() => _arithmetic.Fill(_total, 0);

    /// <inheritdoc/>
    public View<T> Forward(View<T> input, in Pass pass)
    {
        (_code, _images) = (input, pass.Images);
        if (pass.Measures)
        {
            _arithmetic.Apply(Function.Absolute, input, _absolute.RowsFrom(0, input.Rows));
            _arithmetic.RowSums(_absolute.RowsFrom(0, input.Rows), _rows.RowsFrom(0, input.Rows));
            _arithmetic.AddRows(_rows.RowsFrom(0, input.Rows), _total);
        }

        return input;
    }

    /// <inheritdoc/>
    public View<T> Backward(View<T> slope, in Pass pass)
    {
        _arithmetic.Combine(Formula.AddSign, T.CreateChecked(Term.Weight / pass.Images), slope, _code, _code, slope);
        return slope;
    }

    /// <inheritdoc/>
    public double Value()
    {
        _arithmetic.ReadSums(_total, _value);
        return _value[0] / _images;
    }
}
