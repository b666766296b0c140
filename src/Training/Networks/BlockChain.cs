using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Networks;

/// <summary>Blocks one after another that learn nothing: an encoder, a decoder, a classifier. Slopes go backward through all of them, to the inputs.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="blocks">From input to output.</param>
internal sealed class BlockChain<T>(IReadOnlyList<IBlock<T>> blocks)
    where T : unmanaged
{
    /// <summary>The outputs of inputs, until the next are asked for. Inputs stay what they are only where the first block has weights.</summary>
    public View<T> Forward(View<T> inputs)
    {
        Pass pass = PassOf(inputs);
        foreach (IBlock<T> block in blocks)
        {
            inputs = block.Forward(inputs, pass);
        }

        return inputs;
    }

    /// <summary>Slopes by the inputs that were passed last, from slopes by their outputs, until the next are asked for; these are overwritten. It may be asked again, for a block keeps what it needs, or changes it only so that a second pass finds the same (<see cref="AtLeast{T}"/>).</summary>
    public View<T> Backward(View<T> slopes)
    {
        Pass pass = PassOf(slopes);
        foreach (IBlock<T> block in blocks.Reverse())
        {
            slopes = block.Backward(slopes, pass);
        }

        return slopes;
    }

    private static Pass PassOf(View<T> images) => new(0, 0, 0, images.Rows, Sweep.Only);
}
