using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Losses;

/// <summary>
/// Cross-entropy of probabilities x^ = sigmoid(a) with x, from the logits a: the sum over an image of ln(1 + eᵃ) - x·a, mean over images. Nothing is lost where a probability is near 0 or 1,
/// and its slope is x^ - x.
/// </summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where to compute.</param>
/// <param name="outputs">Numbers of an image.</param>
/// <param name="capacity">Images that pass at once, at most.</param>
public sealed class CrossEntropy<T>(IArithmetic<T> arithmetic, int outputs, int capacity) : ILoss<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly View<T> _terms = arithmetic.Zeros(capacity, outputs);
    private readonly RowLosses<T> _losses = new(arithmetic, capacity);
    private int _images;

    /// <inheritdoc/>
    public LossTerm Term { get; } = new(NetworkCurves.ReconstructionPart, "cross-entropy", 1);

    /// <inheritdoc/>
    public void BeginBatch() => _losses.Begin();

    /// <inheritdoc/>
    public View<T> Compare(View<T> output, View<T> target, in Pass pass)
    {
        _images = pass.Images;
        View<T> terms = _terms.RowsFrom(0, output.Rows);
        arithmetic.Apply(Function.Softplus, output, terms);
        arithmetic.Combine(Formula.LessProduct, default, target, output, terms, terms);
        arithmetic.RowSums(terms, _losses.Of(output.Rows));
        _losses.Add(output.Rows);
        arithmetic.Apply(Function.Sigmoid, output, terms);
        arithmetic.Combine(Formula.ScaledDifference, T.CreateChecked(1.0 / pass.Images), terms, target, target, terms);
        return terms;
    }

    /// <inheritdoc/>
    public double Value() => _losses.Total() / _images;
}
