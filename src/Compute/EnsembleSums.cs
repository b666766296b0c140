namespace ResearchPipeline.Compute;

/// <summary>What is known of a step of an ensemble: sums over its images, and whether gradients are numbers. Spans are indexed by member.</summary>
public sealed class EnsembleSums(int members)
{
    private readonly double[] _squaredErrors = new double[members];
    private readonly double[] _auxiliary = new double[members];
    private readonly int[] _silent = new int[members];
    private readonly float[] _bad = new float[members];
    private readonly float[] _badAuxiliary = new float[members];
    private readonly ParameterHash[] _hashes = new ParameterHash[members];

    /// <summary>|x̂ - x|², summed over the images in their order.</summary>
    public Span<double> SquaredErrors => _squaredErrors;

    /// <summary>Σ over member pairs of |z_a - z_b|², summed over the images in their order.</summary>
    public double SquaredDifferences { get; set; }

    /// <summary>|x̂ - x + Wᵀ z of silent features|², summed so; 0 without silent features.</summary>
    public Span<double> AuxiliarySquaredErrors => _auxiliary;

    /// <summary>Number of silent features.</summary>
    public Span<int> Silent => _silent;

    /// <summary>The first code gradient that is no number, image after image; 0 where all are.</summary>
    public Span<float> BadGradients => _bad;

    /// <summary>The same of the auxiliary loss.</summary>
    public Span<float> BadAuxiliaryGradients => _badAuxiliary;

    /// <summary>Hash of the parameters after the step: weights row after row, then the encoder's bias, then the decoder's where biases learn.</summary>
    public Span<ParameterHash> Hashes => _hashes;
}
