using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Gpu;

/// <summary>A device as a backend: what learns is computed there; what is measured of it, and steps in the processor's memory, by the processor, with the same bits.</summary>
/// <param name="driver">Whose device.</param>
/// <param name="host">The processor.</param>
/// <param name="refuse">Told why an ensemble does not fit there, which then the processor learns; without it that is an error.</param>
internal sealed class GpuBackend(IGpuDriver driver, IBackend host, Action<string>? refuse = null) : IBackend
{
    private readonly GpuArithmetic _arithmetic = new(driver);
    private readonly List<GpuEnsemble> _ensembles = [];
    private bool _leavesItToHost;

    public string Name => _leavesItToHost ? host.Name : driver.DeviceName;

    public IArithmetic<float> Arithmetic => _arithmetic;

    public IBackend Host => host;

    public IEnsembleDevice? CreateEnsemble(EnsembleShape shape, ReadOnlyMemory<byte> pixels)
    {
        try
        {
            GpuEnsemble ensemble = new(driver, shape, pixels);
            _ensembles.Add(ensemble);
            _leavesItToHost = false;
            return ensemble;
        }
        catch (GpuException failure) when (refuse is not null)
        {
            _leavesItToHost = true;
            refuse($"{failure.Message} Here the processor learns.");
            return null;
        }
    }

    public void Encode(EnsembleBatch batch, Layer[] layers) => host.Encode(batch, layers);

    public void SelectTopK(EnsembleBatch batch) => host.SelectTopK(batch);

    public void Compare(EnsembleBatch batch) => host.Compare(batch);

    public void Backpropagate(EnsembleBatch batch, Layer[] layers, LossScale scale) => host.Backpropagate(batch, layers, scale);

    public void BackpropagateSilent(EnsembleBatch batch, Layer[] layers, LossScale scale) => host.BackpropagateSilent(batch, layers, scale);

    public void UpdateWeights(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step) => host.UpdateWeights(batch, layers, states, scale, step);

    public void UpdateBiases(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step) => host.UpdateBiases(batch, layers, states, scale, step);

    public void Reconstruct(SparseCodes codes, int rows, Layer layer, Matrix reconstruction) => host.Reconstruct(codes, rows, layer, reconstruction);

    public void Dispose()
    {
        _ensembles.ForEach(ensemble => ensemble.Dispose());
        _arithmetic.Dispose();
        driver.Dispose();
        host.Dispose();
    }
}
