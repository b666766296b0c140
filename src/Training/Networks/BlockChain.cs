using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Networks;

/// <summary>Blocks one after another that learn nothing: an encoder, a decoder, a classifier.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="blocks">From input to output.</param>
internal sealed class BlockChain<T>(IReadOnlyList<IBlock<T>> blocks)
    where T : unmanaged
{
    /// <summary>The outputs of inputs, until the next are asked for. Inputs stay what they are only where the first block has weights.</summary>
    public View<T> Forward(View<T> inputs)
    {
        Pass pass = new(0, 0, 0, inputs.Rows, Sweep.Only);
        foreach (IBlock<T> block in blocks)
        {
            inputs = block.Forward(inputs, pass);
        }

        return inputs;
    }
}
