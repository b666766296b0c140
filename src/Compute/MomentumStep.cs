namespace ResearchPipeline.Compute;

/// <summary>One step of gradient descent with momentum.</summary>
/// <param name="Rate">ε.</param>
/// <param name="Momentum">μ.</param>
/// <param name="IsNesterov">Whether the gradient counts as one of the place that the momentum leads to.</param>
public readonly record struct MomentumStep(float Rate, float Momentum, bool IsNesterov);
