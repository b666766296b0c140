using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd;

/// <summary>The auxiliary loss of one image after another: chosen among the silent features, decoded onto the residual, and multiplied with it.</summary>
internal sealed unsafe class SilentOperation<TVector, TLanes> : ITiledWork
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
        (_batch, _layers, _scale) = (batch, layers, scale);
        _tilesPerMember = (batch.Rows + RowsPerTile - 1) / RowsPerTile;
        pool.Run(this, batch.Members * _tilesPerMember);
    }

    public void Run(int tile)
    {
        (int member, int block) = Math.DivRem(tile, _tilesPerMember);
        AuxiliaryBatch auxiliary = _batch.Auxiliary!;
        ReadOnlySpan<int> silent = auxiliary.Silent(member);
        if (silent.IsEmpty)
        {
            return;
        }

        int padded = (silent.Length + TLanes.Count - 1) / TLanes.Count * TLanes.Count;
        Span<float> among = padded <= 4096 ? stackalloc float[silent.Length] : new float[silent.Length];
        Span<int> keys = padded <= 4096 ? stackalloc int[padded] : new int[padded];
        keys.Fill(int.MinValue);
        long guess = TopKOperation<TVector, TLanes>.FirstGuess;
        int end = Math.Min(_batch.Rows, (block + 1) * RowsPerTile);
        for (int row = block * RowsPerTile; row < end; row++)
        {
            Select(_batch.Preactivations[member].Row(row), silent, among, keys, auxiliary.Codes[member], row, ref guess);
            Backpropagate(auxiliary, member, row);
        }
    }

    private static void Select(
        ReadOnlySpan<float> preactivations, ReadOnlySpan<int> silent, Span<float> among, Span<int> keys, SparseCodes codes, int row, ref long guess)
    {
        for (int i = 0; i < silent.Length; i++)
        {
            among[i] = preactivations[silent[i]];
        }

        Span<int> indices = codes.RowIndices(row);
        TopKOperation<TVector, TLanes>.Select(among, keys, indices, codes.RowValues(row), ref guess);
        foreach (ref int index in indices)
        {
            index = silent[index];
        }
    }

    private void Backpropagate(AuxiliaryBatch auxiliary, int member, int row)
    {
        nint offset = (nint)row * _batch.Inputs.Columns;
        float* residual = auxiliary.Residuals[member].Pointer + offset;
        DecodeKernel<TVector, TLanes>.Decode(
            auxiliary.Codes[member], row, _layers[member].Weights, _batch.Residuals[member].Pointer + offset, residual);
        auxiliary.SquaredErrorArray(member)[row] = RowKernels<TVector, TLanes>.Squares(residual, _batch.Inputs.Columns);
        CodeGradientKernel<TVector, TLanes>.Compute(
            auxiliary.Codes[member].RowIndices(row), residual, _layers[member].Weights, (float)_scale.Auxiliary, [], 0,
            auxiliary.CodeGradients[member].Row(row));
    }
}
