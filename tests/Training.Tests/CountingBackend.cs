using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Tests;

/// <summary>A backend that computes as another does, and counts what is encoded apart from an update.</summary>
internal sealed class CountingBackend(IBackend inner) : IBackend
{
    public int Encodings { get; private set; }

    public IArithmetic<float> Arithmetic => inner.Arithmetic;

    public string Name => inner.Name;

    public void Encode(EnsembleBatch batch, Layer[] layers)
    {
        Encodings++;
        inner.Encode(batch, layers);
    }

    public void SelectTopK(EnsembleBatch batch) => inner.SelectTopK(batch);

    public void Compare(EnsembleBatch batch) => inner.Compare(batch);

    public void Backpropagate(EnsembleBatch batch, Layer[] layers, LossScale scale) => inner.Backpropagate(batch, layers, scale);

    public void BackpropagateSilent(EnsembleBatch batch, Layer[] layers, LossScale scale) => inner.BackpropagateSilent(batch, layers, scale);

    public void UpdateWeights(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step) =>
        inner.UpdateWeights(batch, layers, states, scale, step);

    public void UpdateThenEncode(
        EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step, EnsembleBatch next) =>
        inner.UpdateThenEncode(batch, layers, states, scale, step, next);

    public void UpdateBiases(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step) =>
        inner.UpdateBiases(batch, layers, states, scale, step);

    public void Reconstruct(SparseCodes codes, int rows, Layer layer, Matrix reconstruction) => inner.Reconstruct(codes, rows, layer, reconstruction);

    /// <summary>Leaves the other backend alone: it was lent.</summary>
    public void Dispose()
    {
    }
}
