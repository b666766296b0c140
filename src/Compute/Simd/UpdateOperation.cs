using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// Gradient and Adam of one weight row after another: the gradient never leaves the first-level cache, and weights, moments and
/// average are read and written once.
/// </summary>
internal sealed unsafe class UpdateOperation<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int FeaturesPerTile = 32;
    private readonly GradientTerms _terms = new(ofSilent: false);
    private readonly GradientTerms _silentTerms = new(ofSilent: true);
    private readonly SilentGradients<TVector, TLanes> _silentGradients = new();
    private EnsembleBatch _batch = null!;
    private Layer[] _layers = null!;
    private OptimizerState[] _states = null!;
    private AdamStep _step;
    private readonly TileHashes _hashes = new();
    private int _tilesPerMember;

    public void Run(
        WorkerPool pool, EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step)
    {
        Begin(pool, batch, layers, states, scale, step);
        _tilesPerMember = (layers[0].Latents + FeaturesPerTile - 1) / FeaturesPerTile;
        _hashes.Open(layers.Length * _tilesPerMember);
        pool.Run(this, layers.Length * _tilesPerMember);
        _hashes.Close(batch, _tilesPerMember);
    }

    /// <summary>Makes ready for <see cref="UpdateRows"/>: which images have which features.</summary>
    public void Begin(
        WorkerPool pool, EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step)
    {
        (_batch, _layers, _states, _step) = (batch, layers, states, step);
        _terms.Run(pool, batch, (float)scale.Residual);
        if (batch.Auxiliary is AuxiliaryBatch auxiliary)
        {
            RunSilent(pool, batch, auxiliary, (float)scale.Auxiliary);
        }
    }

    private void RunSilent(WorkerPool pool, EnsembleBatch batch, AuxiliaryBatch auxiliary, float scale)
    {
        bool needsTerms = false;
        for (int member = 0; member < batch.Members; member++)
        {
            needsTerms |= HasTerms(auxiliary, member);
        }

        if (needsTerms)
        {
            _silentTerms.Run(pool, batch, scale);
        }

        _silentGradients.Run(pool, batch, scale);
    }

    public void Run(int tile)
    {
        (int member, int block) = Math.DivRem(tile, _tilesPerMember);
        _hashes.Set(tile, UpdateRows(member, block * FeaturesPerTile, Math.Min(_layers[member].Latents, (block + 1) * FeaturesPerTile)));
    }

    /// <summary>Gradient, Adam and rescaling of neighbouring rows of a member's weights.</summary>
    /// <returns>The hash of the new weights.</returns>
    public ParameterHash UpdateRows(int member, int start, int end)
    {
        Layer layer = _layers[member];
        OptimizerState state = _states[member];
        Span<float> row = layer.Inputs <= 4096 ? stackalloc float[layer.Inputs] : new float[layer.Inputs];
        double* squares = stackalloc double[Reference.LaneSum.Lanes];
        ReadOnlySpan<int> silent = _batch.Auxiliary is null ? [] : _silentGradients.Features(member);
        int found = silent.BinarySearch(start);
        int place = found < 0 ? ~found : found;
        ParameterHash hash = default;
        fixed (float* gradient = row)
        {
            for (int f = start; f < end; f++)
            {
                nint offset = (nint)f * layer.Inputs;
                if (place < silent.Length && silent[place] == f)
                {
                    // A silent feature is in no code of the batch.
                    _silentGradients.Of(member, place++).CopyTo(row);
                }
                else
                {
                    row.Clear();
                    SumGradient(member, f, layer.Inputs, gradient);
                }

                ParameterHash updated = RowKernels<TVector, TLanes>.Adam(
                    gradient, layer.Inputs, layer.Weights.Pointer + offset, state.First.Weights.Pointer + offset,
                    state.Second.Weights.Pointer + offset, state.Average.Weights.Pointer + offset, _step, (int)offset,
                    _step.RowNorm > 0 ? squares : null);
                hash += _step.RowNorm > 0
                    ? RowKernels<TVector, TLanes>.Rescale(layer.Weights.Pointer + offset, layer.Inputs, _step.RowNorm, (int)offset, squares)
                    : updated;
            }
        }

        return hash;
    }

    private void SumGradient(int member, int feature, int inputs, float* gradient)
    {
        GradientKernel<TVector, TLanes>.Sum(
            _terms.Of(member, feature), _batch.Residuals[member].Pointer, _batch.Inputs.Pointer, inputs, gradient);
        if (_batch.Auxiliary is AuxiliaryBatch auxiliary && HasTerms(auxiliary, member))
        {
            GradientKernel<TVector, TLanes>.Sum(
                _silentTerms.Of(member, feature), auxiliary.Residuals[member].Pointer, _batch.Inputs.Pointer, inputs, gradient);
        }
    }

    // Silent features that are too many to be treated four at a time.
    private static bool HasTerms(AuxiliaryBatch auxiliary, int member) => auxiliary.Codes[member].K > 0 && !FourTerms.Suit(auxiliary, member);
}
