using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>
/// A link of a chain. <see cref="Forward"/> keeps what <see cref="Learn"/> and <see cref="Backward"/> need; what it returns is overwritten when the next part of a batch passes,
/// and may be overwritten by the link after it.
/// </summary>
/// <typeparam name="T">Type of a value.</typeparam>
public interface IBlock<T>
    where T : unmanaged
{
    /// <summary>What it learns; a parameter may belong to two blocks.</summary>
    IReadOnlyList<Parameter<T>> Parameters => [];

    /// <summary>Products of <see cref="Forward"/> for one image that are summed over; <see cref="Learn"/> takes as many, and so does <see cref="Backward"/>.</summary>
    long MultiplyAdds => 0;

    /// <summary>Whether its slopes depend on a sum over the whole batch: where a batch passes in parts, all of them pass it once before the first goes backward.</summary>
    bool NeedsWholeBatch => false;

    /// <summary>Called before the first part of a batch, when gradients stand where they begin.</summary>
    void BeginBatch()
    {
    }

    /// <summary>Images × inputs to images × outputs.</summary>
    View<T> Forward(View<T> input, in Pass pass);

    /// <summary>Adds to the gradients of its parameters, from ∂loss/∂output.</summary>
    void Learn(View<T> slope, in Pass pass)
    {
    }

    /// <summary>∂loss/∂output to ∂loss/∂input, which may be written over it.</summary>
    View<T> Backward(View<T> slope, in Pass pass);

    /// <summary>Called after the last part of a batch.</summary>
    void EndBatch()
    {
    }
}
