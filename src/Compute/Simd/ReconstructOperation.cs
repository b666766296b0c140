using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd;

/// <summary>Decodes a batch of codes.</summary>
internal sealed unsafe class ReconstructOperation<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int RowsPerTile = 16;
    private SparseCodes _codes = null!;
    private Layer _layer = null!;
    private Matrix _output = null!;
    private int _rows;

    public void Run(WorkerPool pool, SparseCodes codes, int rows, Layer layer, Matrix output)
    {
        (_codes, _rows, _layer, _output) = (codes, rows, layer, output);
        pool.Run(this, (rows + RowsPerTile - 1) / RowsPerTile);
    }

    public void Run(int tile)
    {
        int end = Math.Min(_rows, (tile + 1) * RowsPerTile);
        for (int row = tile * RowsPerTile; row < end; row++)
        {
            DecodeKernel<TVector, TLanes>.Decode(
                _codes, row, _layer.Weights, _layer.DecoderBias.Pointer, _output.Pointer + (nint)row * _output.Columns);
        }
    }
}
