using System.Numerics;

namespace ResearchPipeline.Compute.Reference;

/// <summary>Gradient descent with momentum (Polyak 1964), as Sutskever, Martens, Dahl and Hinton (2013) write it, equations 1 to 4.</summary>
public static class MomentumUpdate
{
    /// <summary>
    /// v = fma(μ, v, -(ε·g)), and then w += v. Nesterov's: w += fma(μ, v, -(ε·g)) with the new v, where w is the place that the momentum has already led to:
    /// by the μ of the step before, where it changes between two steps.
    /// </summary>
    public static void Apply<T>(ReadOnlySpan<T> gradient, Span<T> weights, Span<T> velocity, in MomentumStep step)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        (T rate, T momentum) = (T.CreateChecked(step.Rate), T.CreateChecked(step.Momentum));
        for (int i = 0; i < gradient.Length; i++)
        {
            T downhill = -(rate * gradient[i]);
            velocity[i] = T.FusedMultiplyAdd(momentum, velocity[i], downhill);
            weights[i] += step.IsNesterov ? T.FusedMultiplyAdd(momentum, velocity[i], downhill) : velocity[i];
        }
    }
}
