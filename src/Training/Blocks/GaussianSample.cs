using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>
/// Means μ and log-variances s of a code to a sample z = μ + e^(s/2)·ε of it, and the divergence of its distribution from the standard normal one, ½ Σ (μ² + eˢ - s - 1), mean over images
/// (Kingma and Welling 2014, appendices B and C.2).
/// </summary>
/// <typeparam name="T">Type of a value.</typeparam>
public sealed class GaussianSample<T> : IBlock<T>, IPenalty
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private static readonly T Half = T.One / (T.One + T.One);
    private readonly IArithmetic<T> _arithmetic;
    private readonly Draw _draw;
    private readonly View<T> _noise, _deviations, _sample, _slopes;
    private readonly View<double> _rows, _total;
    private readonly double[] _value = new double[1];
    private View<T> _input;
    private int _images;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="term">What the divergence is called, and its weight.</param>
    /// <param name="draw">Seed, purpose and lane of the noise.</param>
    /// <param name="latents">Numbers of a code; inputs are twice as many, means first.</param>
    /// <param name="capacity">Images that pass at once, at most.</param>
    public GaussianSample(IArithmetic<T> arithmetic, LossTerm term, Draw draw, int latents, int capacity)
    {
        (_arithmetic, Term, _draw) = (arithmetic, term, draw);
        (_noise, _deviations, _sample) = (arithmetic.Zeros(capacity, latents), arithmetic.Zeros(capacity, latents), arithmetic.Zeros(capacity, latents));
        _slopes = arithmetic.Zeros(capacity, 2 * latents);
        (_rows, _total) = (arithmetic.ZeroSums(capacity, 1), arithmetic.ZeroSums(1, 1));
    }

    /// <inheritdoc/>
    public LossTerm Term { get; }

    /// <inheritdoc/>
    public void BeginBatch() => _arithmetic.Fill(_total, 0);

    /// <inheritdoc/>
    public View<T> Forward(View<T> input, in Pass pass)
    {
        (_input, _images) = (input, pass.Images);
        (View<T> means, View<T> logVariances, View<T> deviations) = (Means(input), LogVariances(input), _deviations.RowsFrom(0, input.Rows));
        (View<T> noise, View<T> sample) = (_noise.RowsFrom(0, input.Rows), _sample.RowsFrom(0, input.Rows));
        _arithmetic.Combine(Formula.Scaled, Half, logVariances, logVariances, logVariances, deviations);
        _arithmetic.Apply(Function.Exponential, deviations, deviations);
        if (pass.Measures)
        {
            // The sample's place holds the terms of the divergence until the sample is drawn.
            _arithmetic.Combine(Formula.NormalDivergence, default, means, logVariances, deviations, sample);
            _arithmetic.RowSums(sample, _rows.RowsFrom(0, input.Rows));
            _arithmetic.AddRows(_rows.RowsFrom(0, input.Rows), _total);
        }

        _arithmetic.FillNormal(_draw with { Step = (uint)pass.Time, FirstRow = pass.FirstRow }, noise);
        _arithmetic.Combine(Formula.ProductSum, default, deviations, noise, means, sample);
        return sample;
    }

    /// <inheritdoc/>
    public View<T> Backward(View<T> slope, in Pass pass)
    {
        View<T> slopes = _slopes.RowsFrom(0, slope.Rows);
        T weight = T.CreateChecked(Term.Weight / pass.Images);
        _arithmetic.Combine(Formula.ScaledSum, weight, Means(_input), slope, slope, Means(slopes));
        _arithmetic.Combine(Formula.BehindDeviation, weight, slope, _noise.RowsFrom(0, slope.Rows), _deviations.RowsFrom(0, slope.Rows), LogVariances(slopes));
        return slopes;
    }

    /// <inheritdoc/>
    public double Value()
    {
        _arithmetic.ReadSums(_total, _value);
        return _value[0] / _images;
    }

    private static View<T> Means(View<T> both) => both.ColumnsFrom(0, both.Columns / 2);

    private static View<T> LogVariances(View<T> both) => both.ColumnsFrom(both.Columns / 2, both.Columns / 2);
}
