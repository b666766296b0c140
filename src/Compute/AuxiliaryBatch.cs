using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute;

/// <summary>
/// What silent features do for a batch: the auxiliary loss "AuxK" of Gao et al. (2024, "Scaling and evaluating sparse autoencoders",
/// section 2.4), by which they learn to reconstruct what the active ones leave over. With r = x̂ - x held fixed, the loss of one image is
/// |r + Wᵀ z|², where z holds the largest pre-activations of silent features. Their code also divides by the variance of r over the batch
/// and sets negative pre-activations to zero; this does neither. Arrays are indexed by member.
/// </summary>
public sealed class AuxiliaryBatch
{
    private readonly int[][] _silent;
    private readonly int[] _counts;
    private readonly int _k;
    private readonly SparseCodes[] _codes;
    private readonly Matrix[] _residuals;
    private readonly Matrix[] _codeGradients;
    private readonly double[][] _squaredErrors;

    /// <summary>Room for <paramref name="capacity"/> images, in each of which up to <paramref name="k"/> silent features take part.</summary>
    public AuxiliaryBatch(int members, int capacity, int inputs, int latents, int k)
    {
        _k = k;
        _counts = new int[members];
        _silent = Each(() => new int[latents]);
        _codes = Each(() => new SparseCodes(capacity, k));
        _residuals = Each(() => new Matrix(capacity, inputs));
        _codeGradients = Each(() => new Matrix(capacity, k));
        _squaredErrors = Each(() => new double[capacity]);
        for (int member = 0; member < members; member++)
        {
            SetSilent(member, []);
        }

        T[] Each<T>(Func<T> create) => Enumerable.Range(0, members).Select(_ => create()).ToArray();
    }

    /// <summary>Silent features that take part in the loss of an image, at most.</summary>
    internal int MostK => _k;

    /// <summary>Features of a member that take part, ascending.</summary>
    public ReadOnlySpan<int> Silent(int member) => _silent[member].AsSpan(0, _counts[member]);

    /// <summary>Names the features of a member that take part, ascending: none of them may be among the codes of the batch.</summary>
    public void SetSilent(int member, ReadOnlySpan<int> features)
    {
        features.CopyTo(_silent[member]);
        _counts[member] = features.Length;
        _codes[member].Narrow(Math.Min(_k, features.Length));
    }

    /// <summary>The sparse codes z over silent features.</summary>
    public ReadOnlySpan<SparseCodes> Codes => _codes;

    /// <summary>x̂ - x + Wᵀ z, capacity × inputs.</summary>
    public ReadOnlySpan<Matrix> Residuals => _residuals;

    /// <summary>∂loss/∂z, capacity × k; a row's first entries are those of its codes.</summary>
    public ReadOnlySpan<Matrix> CodeGradients => _codeGradients;

    /// <summary>|x̂ - x + Wᵀ z|² of one member, per image; only where the member has silent features.</summary>
    public Span<double> SquaredErrors(int member) => _squaredErrors[member];

    internal double[] SquaredErrorArray(int member) => _squaredErrors[member];
}
