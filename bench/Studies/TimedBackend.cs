using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Bench.Studies;

/// <summary>Another's backend, whose operations of networks of blocks are timed.</summary>
/// <param name="inner">Computes.</param>
internal sealed class TimedBackend(IBackend inner) : IBackend
{
    /// <summary>The clocks.</summary>
    public TimedArithmetic Timed { get; } = new(inner.Arithmetic);

    public string Name => inner.Name;

    public IArithmetic<float> Arithmetic => Timed;

    public void Encode(EnsembleBatch batch, Layer[] layers) => inner.Encode(batch, layers);

    public void SelectTopK(EnsembleBatch batch) => inner.SelectTopK(batch);

    public void Compare(EnsembleBatch batch) => inner.Compare(batch);

    public void Backpropagate(EnsembleBatch batch, Layer[] layers, LossScale scale) => inner.Backpropagate(batch, layers, scale);

    public void BackpropagateSilent(EnsembleBatch batch, Layer[] layers, LossScale scale) => inner.BackpropagateSilent(batch, layers, scale);

    public void UpdateWeights(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step) =>
        inner.UpdateWeights(batch, layers, states, scale, step);

    public void UpdateBiases(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step) =>
        inner.UpdateBiases(batch, layers, states, scale, step);

    public void Reconstruct(SparseCodes codes, int rows, Layer layer, Matrix reconstruction) => inner.Reconstruct(codes, rows, layer, reconstruction);

    public void Dispose()
    {
        // The inner one is somebody else's.
    }
}
