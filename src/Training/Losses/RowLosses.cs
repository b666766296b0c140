using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Losses;

/// <summary>A loss of each image, and their sum over a batch in one chain, whatever its parts.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where to compute.</param>
/// <param name="capacity">Images that pass at once, at most.</param>
internal sealed class RowLosses<T>(IArithmetic<T> arithmetic, int capacity)
    where T : unmanaged
{
    private readonly View<double> _rows = arithmetic.ZeroSums(capacity, 1);
    private readonly View<double> _total = arithmetic.ZeroSums(1, 1);
    private readonly double[] _value = new double[1];

    /// <summary>Before the first part of a batch.</summary>
    public void Begin() => arithmetic.Fill(_total, 0);

    /// <summary>Where the losses of a part of <paramref name="count"/> images are written.</summary>
    public View<double> Of(int count) => _rows.RowsFrom(0, count);

    /// <summary>Adds those of the part.</summary>
    public void Add(int count) => arithmetic.AddRows(Of(count), _total);

    /// <summary>The sum over the batch.</summary>
    public double Total()
    {
        arithmetic.ReadSums(_total, _value);
        return _value[0];
    }
}
