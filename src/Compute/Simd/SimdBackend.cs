using System.Globalization;
using ResearchPipeline.Compute.Simd.Wide;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// The processor's vector units and all its threads: dense up to the top-k, sparse after it. One folder file per operation.
/// </summary>
internal sealed class SimdBackend<TVector, TLanes, TWide, TWideLanes> : IBackend
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
    where TWide : unmanaged
    where TWideLanes : IWideLanes<TWide>
{
    // So many images of a block of features have room on a thread's stack; with more of them an update is a small part of a step.
    private const int MostRowsTogether = 512;
    private readonly WorkerPool _pool;
    private readonly EncodeOperation<TVector, TLanes> _encode = new();
    private readonly TopKOperation<TVector, TLanes> _topK = new();
    private readonly CompareOperation _compare = new();
    private readonly BackpropagateOperation<TVector, TLanes> _backpropagate = new();
    private readonly SilentOperation<TVector, TLanes> _silent = new();
    private readonly UpdateOperation<TVector, TLanes> _update = new();
    private readonly UpdateAndEncodeOperation<TVector, TLanes> _updateAndEncode;
    private readonly ReconstructOperation<TVector, TLanes> _reconstruct = new();

    public SimdBackend(int threads)
    {
        _pool = new WorkerPool(threads);
        _updateAndEncode = new(_update, _encode);
        Arithmetic = new SimdArithmetic<TVector, TLanes, TWide, TWideLanes>(_pool);
    }

    public IArithmetic<float> Arithmetic { get; }

    public string Name => string.Create(
        CultureInfo.InvariantCulture, $"simd-{TLanes.Count * 32} x {_pool.Threads} {(_pool.Threads == 1 ? "thread" : "threads")}");

    public void Encode(EnsembleBatch batch, Layer[] layers) => _encode.Run(_pool, batch, layers);

    public void SelectTopK(EnsembleBatch batch) => _topK.Run(_pool, batch);

    public void Compare(EnsembleBatch batch) => _compare.Run(_pool, batch);

    public void Backpropagate(EnsembleBatch batch, Layer[] layers, LossScale scale) =>
        _backpropagate.Run(_pool, batch, layers, scale);

    public void BackpropagateSilent(EnsembleBatch batch, Layer[] layers, LossScale scale) =>
        _silent.Run(_pool, batch, layers, scale);

    public void UpdateWeights(
        EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step) =>
        _update.Run(_pool, batch, layers, states, scale, step);

    public void UpdateThenEncode(
        EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step, EnsembleBatch next)
    {
        if (next.Rows <= MostRowsTogether)
        {
            _updateAndEncode.Run(_pool, batch, layers, states, scale, step, next);
            return;
        }

        UpdateWeights(batch, layers, states, scale, step);
        Encode(next, layers);
    }

    // H + D numbers: the plain loops are quick enough.
    public void UpdateBiases(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step) =>
        Reference.BiasUpdate.Apply(batch, layers, states, scale, step);

    public void Reconstruct(SparseCodes codes, int rows, Layer layer, Matrix reconstruction) =>
        _reconstruct.Run(_pool, codes, rows, layer, reconstruction);

    public void Dispose() => _pool.Dispose();
}
