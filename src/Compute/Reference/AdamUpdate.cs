using System.Numerics;

namespace ResearchPipeline.Compute.Reference;

/// <summary>Kingma and Ba (2015), algorithm 1, and a running average of what it returns.</summary>
public static class AdamUpdate
{
    /// <summary>m = fma(β₁, m, (1-β₁)·g); v = fma(β₂, v, ((1-β₂)·g)·g); w -= (stepSize·m) / fma(√v, inverseRootCorrection, ε).</summary>
    public static void Apply<T>(ReadOnlySpan<T> gradient, Span<T> weights, Span<T> first, Span<T> second, in AdamStep step)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (T beta1, T beta2, T oneMinusBeta1, T oneMinusBeta2) = (
            T.CreateChecked(step.Beta1), T.CreateChecked(step.Beta2), T.CreateChecked(step.OneMinusBeta1), T.CreateChecked(step.OneMinusBeta2));
        (T stepSize, T correction, T epsilon) = (T.CreateChecked(step.StepSize), T.CreateChecked(step.InverseRootCorrection), T.CreateChecked(step.Epsilon));
        for (int i = 0; i < gradient.Length; i++)
        {
            T g = gradient[i];
            first[i] = T.FusedMultiplyAdd(beta1, first[i], oneMinusBeta1 * g);
            second[i] = T.FusedMultiplyAdd(beta2, second[i], oneMinusBeta2 * g * g);
            T root = T.FusedMultiplyAdd(T.Sqrt(second[i]), correction, epsilon);
            weights[i] -= stepSize * first[i] / root;
        }
    }

    /// <summary>The same, and then average = fma(averagingRate, w - average, average).</summary>
    public static void Apply(
        ReadOnlySpan<float> gradient, Span<float> weights, Span<float> first, Span<float> second, Span<float> average,
        in AdamStep step)
    {
        Apply(gradient, weights, first, second, step);
        for (int i = 0; i < gradient.Length; i++)
        {
            average[i] = MathF.FusedMultiplyAdd(step.AveragingRate, weights[i] - average[i], average[i]);
        }
    }
}
