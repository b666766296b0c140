namespace ResearchPipeline.Runs.Listing;

/// <summary>A measure of a run: of each of its members, or one number of the whole.</summary>
/// <param name="Model">"member", "ensemble", "member-pairs" or another model of the summary.</param>
/// <param name="Metric">Its name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Values">A value for each member in order, or one; NaN where it is undefined.</param>
internal sealed record Measure(string Model, string Metric, string Unit, IReadOnlyList<double> Values)
{
    /// <summary>The mean over members; NaN where a value is undefined.</summary>
    public double Mean => Values.Average();

    /// <summary>Its name beside those of other models: "mse" of members, "ensemble mse".</summary>
    public string Name => Model == RunMeasures.Member ? Metric : $"{Model} {Metric}";
}
