namespace ResearchPipeline.Training.Optimizers.LineSearch;

/// <summary>A place on a line.</summary>
/// <param name="Length">How many times the direction it is away from the start, 0 or more.</param>
/// <param name="Value">The loss there.</param>
/// <param name="Slope">Its derivative by the length.</param>
internal readonly record struct LinePoint(double Length, double Value, double Slope)
{
    /// <summary>Whether there are a loss and a gradient at all.</summary>
    public bool IsFinite => double.IsFinite(Value) && double.IsFinite(Slope);
}
