using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute;

/// <summary>
/// Everything that one step computes for one batch, allocated once: the inputs that all members share, and per member
/// the codes, the residuals and the gradients. Arrays are indexed by member.
/// </summary>
public sealed class EnsembleBatch
{
    private readonly Matrix[] _preactivations;
    private readonly SparseCodes[] _codes;
    private readonly Matrix[] _residuals;
    private readonly Matrix[] _disagreements;
    private readonly Matrix[] _codeGradients;
    private readonly double[][] _squaredErrors;
    private readonly double[] _squaredDifferences;
    private readonly ParameterHash[] _parameterHashes;
    private readonly float[] _encoderBiasGradient;
    private readonly float[] _decoderBiasGradient;

    /// <summary>Room for <paramref name="capacity"/> images.</summary>
    /// <param name="members">Number of members.</param>
    /// <param name="capacity">Images.</param>
    /// <param name="inputs">Pixels of an image.</param>
    /// <param name="latents">Latents of a member.</param>
    /// <param name="k">Active latents of a code.</param>
    /// <param name="auxiliaryK">Silent features that take part in the auxiliary loss of an image, at most; 0 for no such loss.</param>
    public EnsembleBatch(int members, int capacity, int inputs, int latents, int k, int auxiliaryK = 0)
    {
        Auxiliary = auxiliaryK == 0 ? null : new AuxiliaryBatch(members, capacity, inputs, latents, Math.Min(auxiliaryK, latents));
        Inputs = new Matrix(capacity, inputs);
        Rows = capacity;
        _preactivations = Each(() => new Matrix(capacity, latents));
        _codes = Each(() => new SparseCodes(capacity, k));
        _residuals = Each(() => new Matrix(capacity, inputs));
        _disagreements = Each(() => new Matrix(capacity, k));
        _codeGradients = Each(() => new Matrix(capacity, k));
        _squaredErrors = Each(() => new double[capacity]);
        _squaredDifferences = new double[capacity];
        _parameterHashes = new ParameterHash[members];
        _encoderBiasGradient = new float[latents];
        _decoderBiasGradient = new float[inputs];

        T[] Each<T>(Func<T> create) => Enumerable.Range(0, members).Select(_ => create()).ToArray();
    }

    /// <summary>Room for as much once more.</summary>
    public EnsembleBatch Another() =>
        new(Members, Inputs.Rows, Inputs.Columns, Preactivations[0].Columns, Codes[0].K, Auxiliary?.MostK ?? 0);

    /// <summary>X, capacity × inputs; the first <see cref="Rows"/> rows are the batch.</summary>
    public Matrix Inputs { get; }

    /// <summary>The part of silent features; null where there is no auxiliary loss.</summary>
    public AuxiliaryBatch? Auxiliary { get; }

    /// <summary>Images in the batch: the capacity, or less for an epoch's last batch.</summary>
    public int Rows { get; set; }

    /// <summary>Number of members.</summary>
    public int Members => _codes.Length;

    /// <summary>W x + b, capacity × latents.</summary>
    public ReadOnlySpan<Matrix> Preactivations => _preactivations;

    /// <summary>The sparse codes z.</summary>
    public ReadOnlySpan<SparseCodes> Codes => _codes;

    /// <summary>x̂ - x, capacity × inputs.</summary>
    public ReadOnlySpan<Matrix> Residuals => _residuals;

    /// <summary>t = M z - Σ over members of z, on the member's own active latents, capacity × k.</summary>
    public ReadOnlySpan<Matrix> Disagreements => _disagreements;

    /// <summary>∂loss/∂z on the active latents, capacity × k.</summary>
    public ReadOnlySpan<Matrix> CodeGradients => _codeGradients;

    /// <summary>|x̂ - x|² of one member, per image.</summary>
    public Span<double> SquaredErrors(int member) => _squaredErrors[member];

    /// <summary>Σ over member pairs of |z_a - z_b|², per image.</summary>
    public Span<double> SquaredDifferences => _squaredDifferences;

    /// <summary>The hash of each member's parameters after the last update: weights row after row, then, once they are updated, the encoder's bias and the decoder's; an index is a place in that order.</summary>
    public Span<ParameterHash> ParameterHashes => _parameterHashes;

    /// <summary>Room for the gradient of one member's encoder bias, and then of the next one's.</summary>
    internal Span<float> EncoderBiasGradient => _encoderBiasGradient;

    /// <summary>The same for the decoder's.</summary>
    internal Span<float> DecoderBiasGradient => _decoderBiasGradient;

    internal double[] SquaredErrorArray(int member) => _squaredErrors[member];
}
