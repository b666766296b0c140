using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Comparing;

/// <summary>A measure of two runs.</summary>
/// <param name="Model">What it is of.</param>
/// <param name="Metric">Its name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="First">That of the first; null where it has none.</param>
/// <param name="Second">That of the second; null where it has none.</param>
/// <param name="Spread">How much it varies, where that is known.</param>
/// <param name="Interval">95 % of the mean difference over images, where both saw the same.</param>
internal sealed record ComparedMeasure(string Model, string Metric, string Unit, double? First, double? Second, Spread? Spread, (double Low, double High)? Interval)
{
    /// <summary>Its name beside those of other models.</summary>
    public string Name => Model == RunMeasures.Member ? Metric : $"{Model} {Metric}";

    /// <summary>The second less the first; null where either is missing or undefined.</summary>
    public double? Difference => Second - First is double difference && double.IsFinite(difference) ? difference : null;

    /// <summary>What is to be said of the difference, among so many measures whose spread is known.</summary>
    public Verdict VerdictAmong(int tests) => Difference switch
    {
        null => Verdict.NotComparable,
        0 => Verdict.Same,
        double difference => Spread is not Spread spread ? Verdict.OfUnknownSpread : Math.Abs(difference) > spread.Largest(tests) ? Verdict.BeyondTheSpread : Verdict.WithinTheSpread,
    };
}
