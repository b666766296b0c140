namespace ResearchPipeline.Training.Optimizers.LineSearch;

/// <summary>What a step must have reached (Nocedal and Wright, 2006, equations 3.7).</summary>
/// <param name="Start">Where the line begins; its slope is below 0.</param>
/// <param name="Accuracy">How far a computed loss may be from the loss.</param>
/// <param name="Ceiling">The loss up to which a place may count as no higher than the start.</param>
internal readonly record struct WolfeConditions(LinePoint Start, double Accuracy, double Ceiling)
{
    private const double Decrease = 1e-4;
    private const double Curvature = 0.9;

    /// <summary>
    /// Sufficient decrease, 3.7a. Near a minimum it is lost in the rounding of the loss, and the slope, which is not, says the same of a parabola: the approximate
    /// condition of Hager and Zhang (2005, equation 4.1), below the ceiling, and only where the decrease that would suffice could be rounding.
    /// </summary>
    public bool IsLow(LinePoint point)
    {
        double sufficient = -Decrease * point.Length * Start.Slope;
        return point.Value <= Start.Value - sufficient
            || (sufficient <= Accuracy && point.Value <= Ceiling && point.Slope <= (2 * Decrease - 1) * Start.Slope);
    }

    /// <summary>The strong condition on the slope, 3.7b.</summary>
    public bool IsFlat(LinePoint point) => Math.Abs(point.Slope) <= -Curvature * Start.Slope;

    /// <summary>Whether one place is higher than another by more than rounding.</summary>
    public bool IsHigher(LinePoint point, LinePoint other) => point.Value > other.Value + Accuracy;
}
