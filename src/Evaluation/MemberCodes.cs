namespace ResearchPipeline.Evaluation;

/// <summary>The sparse codes of a set of images under one member: image i holds entries i·k … i·k+k-1, features ascending.</summary>
internal sealed class MemberCodes(int images, int k)
{
    public int Images => images;

    public int K => k;

    public ushort[] Features { get; } = new ushort[images * k];

    public float[] Values { get; } = new float[images * k];

    /// <summary>Copies the codes of a batch whose first row is image <paramref name="start"/>.</summary>
    public void Add(Compute.SparseCodes codes, int rows, int start)
    {
        for (int i = 0; i < rows * k; i++)
        {
            Features[start * k + i] = (ushort)codes.Indices[i];
            Values[start * k + i] = codes.Values[i];
        }
    }

    /// <summary>The features that are active for an image, ascending.</summary>
    public int[] Active(int image)
    {
        List<int> active = new(k);
        for (int i = image * k; i < (image + 1) * k; i++)
        {
            if (Values[i] != 0)
            {
                active.Add(Features[i]);
            }
        }

        return [.. active];
    }
}
