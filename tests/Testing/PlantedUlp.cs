using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Testing;

/// <summary>A backend that computes as another does, but in one step finds one weight a unit in the last place further from zero.</summary>
public sealed class PlantedUlp(IBackend inner, int update, int member, int element) : IBackend
{
    private int _updates;

    public IArithmetic<float> Arithmetic => inner.Arithmetic;

    public string Name => $"{inner.Name} with a planted change";

    public void Encode(EnsembleBatch batch, Layer[] layers) => inner.Encode(batch, layers);

    public void SelectTopK(EnsembleBatch batch) => inner.SelectTopK(batch);

    public void Compare(EnsembleBatch batch) => inner.Compare(batch);

    public void Backpropagate(EnsembleBatch batch, Layer[] layers, LossScale scale) => inner.Backpropagate(batch, layers, scale);

    // Before the update, so that the hash which the update returns is that of what was learned on.
    public void BackpropagateSilent(EnsembleBatch batch, Layer[] layers, LossScale scale) => inner.BackpropagateSilent(batch, layers, scale);

    public void UpdateWeights(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step)
    {
        if (++_updates == update)
        {
            ref float weight = ref layers[member].Weights.Values[element];
            weight = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(weight) + 1);
        }

        inner.UpdateWeights(batch, layers, states, scale, step);
    }

    public void UpdateBiases(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step) =>
        inner.UpdateBiases(batch, layers, states, scale, step);

    public void Reconstruct(SparseCodes codes, int rows, Layer layer, Matrix reconstruction) => inner.Reconstruct(codes, rows, layer, reconstruction);

    /// <summary>Leaves the other backend alone: it was lent.</summary>
    public void Dispose()
    {
    }
}
