namespace ResearchPipeline.Compute;

/// <summary>
/// The codes of a batch after the top-k: for row r, entries r·K … r·K+K-1 hold the active latents in ascending
/// order of their index. A latent that is not listed is zero.
/// </summary>
public sealed class SparseCodes
{
    private readonly int[] _indices;
    private readonly float[] _values;

    /// <summary>Room for <paramref name="rows"/> codes of <paramref name="k"/> active latents each.</summary>
    public SparseCodes(int rows, int k)
    {
        Rows = rows;
        K = k;
        _indices = new int[rows * k];
        _values = new float[rows * k];
    }

    /// <summary>Number of codes there is room for.</summary>
    public int Rows { get; }

    /// <summary>Active latents of each code.</summary>
    public int K { get; private set; }

    /// <summary>Gives each code fewer active latents than there is room for; what the codes held is lost.</summary>
    public void Narrow(int k)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k * Rows, _indices.Length);
        K = k;
    }

    /// <summary>Latent indices, all rows.</summary>
    public Span<int> Indices => _indices;

    /// <summary>Latent values, all rows.</summary>
    public Span<float> Values => _values;

    /// <summary>Latent indices of one row, ascending.</summary>
    public Span<int> RowIndices(int row) => _indices.AsSpan(row * K, K);

    /// <summary>Latent values of one row, in the order of <see cref="RowIndices"/>.</summary>
    public Span<float> RowValues(int row) => _values.AsSpan(row * K, K);
}
