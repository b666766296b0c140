using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Losses;

/// <summary>A factor times the sum of squared differences over an image, mean over images. The factor is 1, ½, or one over the numbers of an image.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where to compute.</param>
/// <param name="words">What people call it.</param>
/// <param name="factor">Of the sum over an image.</param>
/// <param name="outputs">Numbers of an image.</param>
/// <param name="capacity">Images that pass at once, at most.</param>
public sealed class SquaredError<T>(IArithmetic<T> arithmetic, string words, double factor, int outputs, int capacity) : ILoss<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly View<T> _residuals = arithmetic.Zeros(capacity, outputs);
    private readonly RowLosses<T> _losses = new(arithmetic, capacity);
    private int _images;

    /// <inheritdoc/>
    public LossTerm Term { get; } = new(NetworkCurves.ReconstructionPart, words, 1);

    /// <inheritdoc/>
    public void BeginBatch() => _losses.Begin();

    /// <inheritdoc/>
    public View<T> Compare(View<T> output, View<T> target, in Pass pass)
    {
        _images = pass.Images;
        View<T> residual = _residuals.RowsFrom(0, output.Rows);
        arithmetic.Combine(Formula.Difference, default, output, target, target, residual);
        arithmetic.RowProducts(residual, residual, _losses.Of(output.Rows));
        _losses.Add(output.Rows);
        arithmetic.Combine(Formula.Scaled, T.CreateChecked(2 * factor / pass.Images), residual, residual, residual, residual);
        return residual;
    }

    /// <inheritdoc/>
    public double Value() => factor * _losses.Total() / _images;
}
