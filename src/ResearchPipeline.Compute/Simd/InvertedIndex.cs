using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// For each member and feature, where in the codes it is active: positions b·k+j, ascending, so that a feature's
/// gradient is summed over images in order. A counting sort per member.
/// </summary>
internal sealed class InvertedIndex : ITiledWork
{
    private EnsembleBatch _batch = null!;
    private int[][] _starts = [];
    private int[][] _positions = [];

    public void Run(WorkerPool pool, EnsembleBatch batch)
    {
        _batch = batch;
        int latents = batch.Preactivations[0].Columns;
        int capacity = batch.Inputs.Rows * batch.Codes[0].K;
        if (_starts.Length < batch.Members || _starts[0].Length != latents + 1 || _positions[0].Length < capacity)
        {
            _starts = CompareOperation.Rows<int>(batch.Members, latents + 1);
            _positions = CompareOperation.Rows<int>(batch.Members, capacity);
        }

        pool.Run(this, batch.Members);
    }

    /// <summary>The positions at which a feature is active.</summary>
    public ReadOnlySpan<int> Of(int member, int feature)
    {
        int start = feature == 0 ? 0 : _starts[member][feature - 1];
        return _positions[member].AsSpan(start, _starts[member][feature] - start);
    }

    public void Run(int tile)
    {
        int[] starts = _starts[tile];
        int[] positions = _positions[tile];
        ReadOnlySpan<int> indices = _batch.Codes[tile].Indices[..(_batch.Rows * _batch.Codes[tile].K)];
        Array.Clear(starts);
        foreach (int feature in indices)
        {
            starts[feature + 1]++;
        }

        for (int f = 1; f < starts.Length; f++)
        {
            starts[f] += starts[f - 1];
        }

        // Filling moves each start to the start of the next feature, which is where Of looks for its end.
        for (int position = 0; position < indices.Length; position++)
        {
            positions[starts[indices[position]]++] = position;
        }
    }
}
