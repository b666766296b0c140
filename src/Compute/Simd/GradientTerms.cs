using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// The codes of a batch by feature instead of by image: for each member and feature the images that activate it, ascending,
/// so that its gradient is summed in their order. A counting sort per member.
/// </summary>
/// <param name="ofSilent">Whether the codes are those of the auxiliary loss, of members for which they do not suit <see cref="FourTerms"/>.</param>
internal sealed class GradientTerms(bool ofSilent) : ITiledWork
{
    private EnsembleBatch _batch = null!;
    private float _residualScale;
    private int[][] _starts = [];
    private GradientTerm[][] _terms = [];

    public void Run(WorkerPool pool, EnsembleBatch batch, float residualScale)
    {
        (_batch, _residualScale) = (batch, residualScale);
        int latents = batch.Preactivations[0].Columns;
        int capacity = (ofSilent ? batch.Auxiliary!.Codes : batch.Codes)[0].Indices.Length;
        if (_starts.Length < batch.Members || _starts[0].Length != latents + 1 || _terms[0].Length < capacity)
        {
            _starts = CompareOperation.Rows<int>(batch.Members, latents + 1);
            _terms = CompareOperation.Rows<GradientTerm>(batch.Members, capacity);
        }

        pool.Run(this, batch.Members);
    }

    /// <summary>The terms of one feature's gradient.</summary>
    public ReadOnlySpan<GradientTerm> Of(int member, int feature)
    {
        int start = feature == 0 ? 0 : _starts[member][feature - 1];
        return _terms[member].AsSpan(start, _starts[member][feature] - start);
    }

    public void Run(int tile)
    {
        if (ofSilent && FourTerms.Suit(_batch.Auxiliary!, tile))
        {
            return;
        }

        int[] starts = _starts[tile];
        SparseCodes codes = (ofSilent ? _batch.Auxiliary!.Codes : _batch.Codes)[tile];
        Matrix codeGradients = (ofSilent ? _batch.Auxiliary!.CodeGradients : _batch.CodeGradients)[tile];
        Array.Clear(starts);
        foreach (int feature in codes.Indices[..(_batch.Rows * codes.K)])
        {
            starts[feature + 1]++;
        }

        for (int f = 1; f < starts.Length; f++)
        {
            starts[f] += starts[f - 1];
        }

        // Filling moves each start to the start of the next feature, which is where Of looks for its end.
        for (int image = 0; image < _batch.Rows; image++)
        {
            ReadOnlySpan<int> indices = codes.RowIndices(image);
            ReadOnlySpan<float> values = codes.RowValues(image);
            ReadOnlySpan<float> gradients = codeGradients.Row(image);
            for (int j = 0; j < indices.Length; j++)
            {
                _terms[tile][starts[indices[j]]++] = new GradientTerm(_residualScale * values[j], gradients[j], image);
            }
        }
    }
}
