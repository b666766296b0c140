using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// Decoding, residual, loss and code gradient of one image after another: the k weight rows that decode an image are
/// still in the cache when its residual is multiplied with them.
/// </summary>
internal sealed unsafe class BackpropagateOperation<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int RowsPerTile = 8;
    private EnsembleBatch _batch = null!;
    private Layer[] _layers = null!;
    private LossScale _scale;
    private int _tilesPerMember;

    public void Run(WorkerPool pool, EnsembleBatch batch, Layer[] layers, LossScale scale)
    {
        _batch = batch;
        _layers = layers;
        _scale = scale;
        _tilesPerMember = (batch.Rows + RowsPerTile - 1) / RowsPerTile;
        pool.Run(this, batch.Members * _tilesPerMember);
    }

    public void Run(int tile)
    {
        (int member, int block) = Math.DivRem(tile, _tilesPerMember);
        int end = Math.Min(_batch.Rows, (block + 1) * RowsPerTile);
        for (int row = block * RowsPerTile; row < end; row++)
        {
            float* residual = _batch.Residuals[member].Pointer + (nint)row * _batch.Inputs.Columns;
            DecodeKernel<TVector, TLanes>.Decode(_batch.Codes[member], row, _layers[member].Weights, _layers[member].DecoderBias.Pointer, residual);
            RowKernels<TVector, TLanes>.Subtract(
                residual, _batch.Inputs.Columns, _batch.Inputs.Pointer + (nint)row * _batch.Inputs.Columns);
            _batch.SquaredErrorArray(member)[row] = RowKernels<TVector, TLanes>.Squares(residual, _batch.Inputs.Columns);
            CodeGradientKernel<TVector, TLanes>.Compute(
                _batch.Codes[member].RowIndices(row), residual, _layers[member].Weights, (float)_scale.Residual,
                _batch.Disagreements[member].Row(row), (float)_scale.Disagreement, _batch.CodeGradients[member].Row(row));
        }
    }
}
