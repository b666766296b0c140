using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Losses;

/// <summary>Softmax over classes and its cross-entropy with the label, mean over images: multinomial logistic regression, where one layer lies below.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where to compute.</param>
/// <param name="classes">Classes.</param>
/// <param name="capacity">Images that pass at once, at most.</param>
public sealed class SoftmaxCrossEntropy<T>(IArithmetic<T> arithmetic, int classes, int capacity) : ILoss<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly View<T> _slopes = arithmetic.Zeros(capacity, classes);
    private readonly RowLosses<T> _losses = new(arithmetic, capacity);
    private int _images;

    /// <inheritdoc/>
    public LossTerm Term { get; } = new(NetworkCurves.ClassificationPart, "cross-entropy of the labels", 1);

    /// <inheritdoc/>
    public void BeginBatch() => _losses.Begin();

    /// <inheritdoc/>
    public View<T> Compare(View<T> output, View<T> target, in Pass pass)
    {
        _images = pass.Images;
        View<T> slopes = _slopes.RowsFrom(0, output.Rows);
        arithmetic.Softmax(output, target, T.CreateChecked(1.0 / pass.Images), _losses.Of(output.Rows), slopes);
        _losses.Add(output.Rows);
        return slopes;
    }

    /// <inheritdoc/>
    public double Value() => _losses.Total() / _images;
}
