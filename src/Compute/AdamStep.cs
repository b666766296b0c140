namespace ResearchPipeline.Compute;

/// <summary>
/// The scalars of one step of Adam (Kingma and Ba 2015, algorithm 1), each bias correction as a factor. The single factor before
/// section 2.1 of the paper would add ε to a root that is not corrected.
/// </summary>
/// <param name="Beta1">β₁.</param>
/// <param name="Beta2">β₂.</param>
/// <param name="OneMinusBeta1">1 - β₁, rounded once from binary64.</param>
/// <param name="OneMinusBeta2">1 - β₂, rounded once from binary64.</param>
/// <param name="StepSize">α / (1 - β₁ᵗ).</param>
/// <param name="InverseRootCorrection">1 / √(1 - β₂ᵗ).</param>
/// <param name="Epsilon">ε, added to the corrected root.</param>
/// <param name="AveragingRate">How far the running average moves towards the new parameters, 1 - decay.</param>
public readonly record struct AdamStep(
    float Beta1,
    float Beta2,
    float OneMinusBeta1,
    float OneMinusBeta2,
    float StepSize,
    float InverseRootCorrection,
    float Epsilon,
    float AveragingRate)
{
    /// <summary>The norm to which each weight row is rescaled after the step, when the average has followed it; 0 leaves rows as they are.</summary>
    public double RowNorm { get; init; }

    /// <summary>The scalars for step <paramref name="time"/> (1, 2, …), from binary64 settings.</summary>
    public static AdamStep At(long time, double learningRate, double beta1, double beta2, double epsilon, double averagingRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, 1);
        double power1 = Power(beta1, time);
        double power2 = Power(beta2, time);
        return new AdamStep(
            (float)beta1,
            (float)beta2,
            (float)(1 - beta1),
            (float)(1 - beta2),
            (float)(learningRate / (1 - power1)),
            (float)(1 / Math.Sqrt(1 - power2)),
            (float)epsilon,
            (float)averagingRate);
    }

    // Square and multiply: products alone, so the same bits everywhere, unlike the platform's pow.
    private static double Power(double value, long exponent)
    {
        double result = 1;
        for (; exponent > 0; exponent >>= 1, value *= value)
        {
            if ((exponent & 1) == 1)
            {
                result *= value;
            }
        }

        return result;
    }
}
