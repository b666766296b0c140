using System.Globalization;
using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>Holds the mean activation of every unit over a batch near ρ, by β times the Kullback-Leibler divergence of the two (Ng, "Sparse autoencoder", CS294A lecture notes, section 3).</summary>
/// <typeparam name="T">Type of a value.</typeparam>
public sealed class MeanActivationPenalty<T> : IBlock<T>, IPenalty
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly IArithmetic<T> _arithmetic;
    private readonly double _rho;
    private readonly View<double> _sums, _value;
    private readonly View<T> _slopes;
    private readonly double[] _read = new double[1];
    private bool _isMeasured;
    private int _images;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="term">What the divergence is called; its weight is β.</param>
    /// <param name="rho">The wanted mean activation, between 0 and 1.</param>
    /// <param name="units">Numbers of a code.</param>
    public MeanActivationPenalty(IArithmetic<T> arithmetic, LossTerm term, double rho, int units)
    {
        (_arithmetic, Term, _rho) = (arithmetic, term, rho);
        (_sums, _value, _slopes) = (arithmetic.ZeroSums(1, units), arithmetic.ZeroSums(1, 1), arithmetic.Zeros(1, units));
    }

    /// <inheritdoc/>
    public LossTerm Term { get; }

    /// <inheritdoc/>
    public bool NeedsWholeBatch => true;

    /// <inheritdoc/>
    public void BeginBatch()
    {
        _arithmetic.Fill(_sums, 0);
        _isMeasured = false;
    }

    /// <inheritdoc/>
    public View<T> Forward(View<T> input, in Pass pass)
    {
        _images = pass.Images;
        if (pass.Gathers)
        {
            _arithmetic.AddWideColumns(input, _sums);
        }

        return input;
    }

    /// <inheritdoc/>
    public View<T> Backward(View<T> slope, in Pass pass)
    {
        Measure();
        _arithmetic.AddRow(slope, _slopes, slope);
        return slope;
    }

    /// <inheritdoc/>
    public double Value()
    {
        Measure();
        _arithmetic.ReadSums(_value, _read);
        return _read[0];
    }

    /// <inheritdoc/>
    public string? Explanation()
    {
        double[] sums = new double[_sums.Columns];
        _arithmetic.ReadSums(_sums, sums);
        int unit = Array.FindIndex(sums, sum => sum < 0 || sum > _images);
        return unit < 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"The mean activation of unit {unit} is {sums[unit] / _images:0.####}, and only one between 0 and 1 has a divergence from {_rho}: use a sigmoid code, whose activations lie there.");
    }

    private void Measure()
    {
        if (!_isMeasured)
        {
            _arithmetic.MeanActivation(_sums, _images, _rho, Term.Weight, _slopes, _value);
            _isMeasured = true;
        }
    }
}
