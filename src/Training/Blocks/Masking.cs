using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>Sets each number to 0 with a probability: what stays is as it was (masking noise, Vincent et al. 2008), or divided by the probability to stay (dropout, Srivastava et al. 2014, section 10).</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where to compute.</param>
/// <param name="draw">Seed, purpose and lane.</param>
/// <param name="share">The probability to be set to 0, below 1.</param>
/// <param name="kept">What a number that stays is multiplied by.</param>
/// <param name="inputs">Numbers of an image.</param>
/// <param name="capacity">Images that pass at once, at most.</param>
public sealed class Masking<T>(IArithmetic<T> arithmetic, Draw draw, double share, double kept, int inputs, int capacity) : IBlock<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly View<T> _masks = arithmetic.Zeros(capacity, inputs);
    private readonly View<T> _outputs = arithmetic.Zeros(capacity, inputs);

    /// <inheritdoc/>
    public View<T> Forward(View<T> input, in Pass pass)
    {
        (View<T> mask, View<T> output) = (_masks.RowsFrom(0, input.Rows), _outputs.RowsFrom(0, input.Rows));
        arithmetic.FillMask(draw with { Step = (uint)pass.Time, FirstRow = pass.FirstRow }, share, T.CreateChecked(kept), mask);
        arithmetic.Combine(Formula.Masked, default, input, mask, mask, output);
        return output;
    }

    /// <inheritdoc/>
    public View<T> Backward(View<T> slope, in Pass pass)
    {
        View<T> mask = _masks.RowsFrom(0, slope.Rows);
        arithmetic.Combine(Formula.Masked, default, slope, mask, mask, slope);
        return slope;
    }
}
