using ResearchPipeline.Compute;

namespace ResearchPipeline.Bench.Studies;

/// <summary>What a training took.</summary>
/// <param name="Seconds">From the first step to the last.</param>
/// <param name="Images">Images that the loss was evaluated of, each as often as it was.</param>
/// <param name="Operations">Seconds in each operation.</param>
/// <param name="Hash">Of all parameters after the last step.</param>
internal sealed record StudyTime(double Seconds, double Images, IReadOnlyDictionary<string, double> Operations, ParameterHash Hash)
{
    /// <summary>Images a second.</summary>
    public double Rate => Images / Seconds;

    /// <summary>Share of the time in products of matrices.</summary>
    public double ProductShare => ShareOf(nameof(IArithmetic<float>.Accumulate));

    /// <summary>Shares of all others, and of what is outside of all, the largest first.</summary>
    public IEnumerable<(string Operation, double Share)> Others => Operations.Keys
        .Where(operation => operation != nameof(IArithmetic<float>.Accumulate))
        .Select(operation => (operation, ShareOf(operation)))
        .Append(("images", 1 - Operations.Values.Sum() / Seconds))
        .OrderByDescending(other => other.Item2);

    private double ShareOf(string operation) => Operations.TryGetValue(operation, out double seconds) ? seconds / Seconds : 0;
}
