using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>The k largest of each code, the others 0 (Makhzani and Frey 2013): the only non-linearity of a k-sparse autoencoder. k may change over the epochs.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where to compute.</param>
/// <param name="kOfEpoch">k in an epoch (0, 1, …).</param>
/// <param name="latents">Numbers of a code.</param>
/// <param name="capacity">Images that pass at once, at most.</param>
public sealed class KLargest<T>(IArithmetic<T> arithmetic, Func<int, int> kOfEpoch, int latents, int capacity) : IBlock<T>, ISelects<T>
    where T : unmanaged
{
    private readonly View<T> _masks = arithmetic.Zeros(capacity, latents);
    private View<T> _mask;

    /// <inheritdoc/>
    public View<T> Mask => _mask;

    /// <inheritdoc/>
    public View<T> Forward(View<T> input, in Pass pass)
    {
        _mask = _masks.RowsFrom(0, input.Rows);
        arithmetic.SelectLargest(input, kOfEpoch(pass.Epoch), _mask);
        arithmetic.Combine(Formula.Masked, default, input, _mask, _mask, input);
        return input;
    }

    /// <inheritdoc/>
    public View<T> Backward(View<T> slope, in Pass pass)
    {
        arithmetic.Combine(Formula.Masked, default, slope, _mask, _mask, slope);
        return slope;
    }
}
