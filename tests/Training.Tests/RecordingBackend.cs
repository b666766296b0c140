using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Tests;

/// <summary>A backend that computes as another does, and remembers every step that updates weights.</summary>
internal sealed class RecordingBackend(IBackend inner) : IBackend
{
    public List<RecordedStep> Steps { get; } = [];

    public IArithmetic<float> Arithmetic => inner.Arithmetic;

    public string Name => inner.Name;

    public void Encode(EnsembleBatch batch, Layer[] layers) => inner.Encode(batch, layers);

    public void SelectTopK(EnsembleBatch batch) => inner.SelectTopK(batch);

    public void Compare(EnsembleBatch batch) => inner.Compare(batch);

    public void Backpropagate(EnsembleBatch batch, Layer[] layers, LossScale scale) => inner.Backpropagate(batch, layers, scale);

    public void BackpropagateSilent(EnsembleBatch batch, Layer[] layers, LossScale scale) => inner.BackpropagateSilent(batch, layers, scale);

    public void UpdateWeights(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step)
    {
        float[] inputs = batch.Inputs.Values[..(batch.Rows * batch.Inputs.Columns)].ToArray();
        Steps.Add(new RecordedStep(batch.Rows, inputs, [.. Enumerable.Range(0, batch.Members).Select(member => Active(batch, member))], scale, step));
        inner.UpdateWeights(batch, layers, states, scale, step);
    }

    public void UpdateBiases(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step) =>
        inner.UpdateBiases(batch, layers, states, scale, step);

    public void Reconstruct(SparseCodes codes, int rows, Layer layer, Matrix reconstruction) => inner.Reconstruct(codes, rows, layer, reconstruction);

    public void Dispose() => inner.Dispose();

    private static int[] Active(EnsembleBatch batch, int member)
    {
        SparseCodes codes = batch.Codes[member];
        int[] indices = codes.Indices.ToArray();
        float[] values = codes.Values.ToArray();
        return [.. indices.Zip(values).Take(batch.Rows * codes.K).Where(entry => entry.Second != 0).Select(entry => entry.First)];
    }
}
