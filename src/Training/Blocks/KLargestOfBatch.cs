using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>
/// Of a batch of n codes the k·n largest numbers, the others 0 (Bussmann, Leask and Nanda 2024, "BatchTopK sparse autoencoders"). What one image keeps depends on the others of its batch, so a
/// batch passes whole; outside of training a fixed threshold stands for it (<see cref="AtLeast{T}"/>).
/// </summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where to compute.</param>
/// <param name="kOfEpoch">k in an epoch (0, 1, …).</param>
/// <param name="latents">Numbers of a code.</param>
/// <param name="capacity">Images of a batch, at most.</param>
public sealed class KLargestOfBatch<T>(IArithmetic<T> arithmetic, Func<int, int> kOfEpoch, int latents, int capacity) : IBlock<T>, ISelects<T>
    where T : unmanaged
{
    private readonly View<T> _masks = arithmetic.Zeros(capacity, latents);
    private View<T> _mask;

    /// <inheritdoc/>
    public View<T> Mask => _mask;

    /// <inheritdoc/>
    public View<T> Forward(View<T> input, in Pass pass)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(input.Rows, pass.Images);
        _mask = _masks.RowsFrom(0, input.Rows);
        arithmetic.SelectLargestOfAll(input, kOfEpoch(pass.Epoch) * input.Rows, _mask);
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
