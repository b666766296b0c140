namespace ResearchPipeline.Compute.Reference;

/// <summary>Kingma and Ba (2015), algorithm 1, and a running average of what it returns.</summary>
public static class AdamUpdate
{
    /// <summary>
    /// m = fma(β₁, m, (1-β₁)·g); v = fma(β₂, v, ((1-β₂)·g)·g); w -= (stepSize·m) / fma(√v, inverseRootCorrection, ε);
    /// average = fma(averagingRate, w - average, average).
    /// </summary>
    public static void Apply(
        ReadOnlySpan<float> gradient, Span<float> weights, Span<float> first, Span<float> second, Span<float> average,
        in AdamStep step)
    {
        for (int i = 0; i < gradient.Length; i++)
        {
            float g = gradient[i];
            first[i] = MathF.FusedMultiplyAdd(step.Beta1, first[i], step.OneMinusBeta1 * g);
            second[i] = MathF.FusedMultiplyAdd(step.Beta2, second[i], step.OneMinusBeta2 * g * g);
            float root = MathF.FusedMultiplyAdd(MathF.Sqrt(second[i]), step.InverseRootCorrection, step.Epsilon);
            weights[i] -= step.StepSize * first[i] / root;
            average[i] = MathF.FusedMultiplyAdd(step.AveragingRate, weights[i] - average[i], average[i]);
        }
    }
}
