using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>Adds normal noise (Vincent et al. 2010, section 4.3). Values may leave the range of pixels.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where to compute.</param>
/// <param name="draw">Seed, purpose and lane.</param>
/// <param name="deviation">Of the noise.</param>
/// <param name="inputs">Numbers of an image.</param>
/// <param name="capacity">Images that pass at once, at most.</param>
public sealed class GaussianNoise<T>(IArithmetic<T> arithmetic, Draw draw, double deviation, int inputs, int capacity) : IBlock<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly View<T> _outputs = arithmetic.Zeros(capacity, inputs);

    /// <inheritdoc/>
    public View<T> Forward(View<T> input, in Pass pass)
    {
        View<T> output = _outputs.RowsFrom(0, input.Rows);
        arithmetic.FillNormal(draw with { Step = (uint)pass.Time, FirstRow = pass.FirstRow }, output);
        arithmetic.Combine(Formula.ScaledSum, T.CreateChecked(deviation), output, input, input, output);
        return output;
    }

    /// <inheritdoc/>
    public View<T> Backward(View<T> slope, in Pass pass) => slope;
}
