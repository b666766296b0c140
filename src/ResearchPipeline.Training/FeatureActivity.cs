using ResearchPipeline.Compute;

namespace ResearchPipeline.Training;

/// <summary>Which features of each member some image of the current epoch has activated, and how well each image was reconstructed.</summary>
internal sealed class FeatureActivity(int members, int latents, int images)
{
    private readonly bool[][] _active = Enumerable.Range(0, members).Select(_ => new bool[latents]).ToArray();
    private readonly double[][] _squaredErrors = Enumerable.Range(0, members).Select(_ => new double[images]).ToArray();

    /// <summary>Squared error of each training image when it was last learned from.</summary>
    public ReadOnlySpan<double> SquaredErrors(int member) => _squaredErrors[member];

    /// <summary>Forgets the epoch.</summary>
    public void Clear()
    {
        foreach (bool[] active in _active)
        {
            Array.Clear(active);
        }
    }

    /// <summary>Notes a batch whose row b is training image <paramref name="images"/>[b].</summary>
    public void Add(EnsembleBatch batch, ReadOnlySpan<int> images)
    {
        for (int member = 0; member < members; member++)
        {
            SparseCodes codes = batch.Codes[member];
            int entries = batch.Rows * codes.K;
            ReadOnlySpan<int> indices = codes.Indices[..entries];
            ReadOnlySpan<float> values = codes.Values[..entries];
            bool[] active = _active[member];
            for (int i = 0; i < entries; i++)
            {
                active[indices[i]] |= values[i] != 0;
            }

            for (int b = 0; b < batch.Rows; b++)
            {
                _squaredErrors[member][images[b]] = batch.SquaredErrors(member)[b];
            }
        }
    }

    /// <summary>Features of a member that stayed silent, ascending.</summary>
    public int[] Silent(int member)
    {
        bool[] active = _active[member];
        return Enumerable.Range(0, latents).Where(f => !active[f]).ToArray();
    }

    /// <summary>Number of silent features, mean over members.</summary>
    public double MeanSilent()
    {
        int silent = 0;
        foreach (bool[] active in _active)
        {
            foreach (bool any in active)
            {
                silent += any ? 0 : 1;
            }
        }

        return (double)silent / members;
    }
}
