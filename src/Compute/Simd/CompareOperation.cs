using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd;

/// <summary>The members' disagreement through one row of sums per tile, of which only touched latents are cleared again.</summary>
internal sealed class CompareOperation : ITiledWork
{
    private const int RowsPerTile = 16;
    private EnsembleBatch _batch = null!;
    private float[][] _sums = [];

    public void Run(WorkerPool pool, EnsembleBatch batch)
    {
        _batch = batch;
        int tiles = (batch.Rows + RowsPerTile - 1) / RowsPerTile;
        int latents = batch.Preactivations[0].Columns;
        if (_sums.Length < tiles || _sums[0].Length != latents)
        {
            _sums = Rows<float>(tiles, latents);
        }

        pool.Run(this, tiles);
    }

    /// <summary>Cleared rows. Apart from its callers, because a lambda there would allocate on every step.</summary>
    internal static T[][] Rows<T>(int count, int length) => Enumerable.Range(0, count).Select(_ => new T[length]).ToArray();

    public void Run(int tile)
    {
        float[] sums = _sums[tile];
        int end = Math.Min(_batch.Rows, (tile + 1) * RowsPerTile);
        for (int row = tile * RowsPerTile; row < end; row++)
        {
            AddMembers(row, sums);
            _batch.SquaredDifferences[row] = CompareMembers(row, sums);
            ClearMembers(row, sums);
        }
    }

    private void AddMembers(int row, float[] sums)
    {
        foreach (SparseCodes codes in _batch.Codes)
        {
            Span<int> indices = codes.RowIndices(row);
            Span<float> values = codes.RowValues(row);
            for (int j = 0; j < indices.Length; j++)
            {
                sums[indices[j]] += values[j];
            }
        }
    }

    private double CompareMembers(int row, float[] sums)
    {
        float members = _batch.Members;
        double pairwise = 0;
        for (int member = 0; member < _batch.Members; member++)
        {
            Span<int> indices = _batch.Codes[member].RowIndices(row);
            Span<float> values = _batch.Codes[member].RowValues(row);
            Span<float> t = _batch.Disagreements[member].Row(row);
            for (int j = 0; j < indices.Length; j++)
            {
                t[j] = MathF.FusedMultiplyAdd(members, values[j], -sums[indices[j]]);
                pairwise = Math.FusedMultiplyAdd(values[j], t[j], pairwise);
            }
        }

        return pairwise;
    }

    private void ClearMembers(int row, float[] sums)
    {
        foreach (SparseCodes codes in _batch.Codes)
        {
            foreach (int index in codes.RowIndices(row))
            {
                sums[index] = 0;
            }
        }
    }
}
