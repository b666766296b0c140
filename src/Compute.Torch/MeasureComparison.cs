using ResearchPipeline.Evaluation;

namespace ResearchPipeline.Compute.Torch;

/// <summary>The measures of a summary, ours and those of what libtorch has learned, beside the spread of members; where these are few, of other seeds of ours.</summary>
internal static class MeasureComparison
{
    private const double Deviations = 4;

    /// <summary>A finding for each number that has a spread.</summary>
    /// <param name="ours">The folder of our evaluation.</param>
    /// <param name="theirs">The folder of that of what libtorch has learned.</param>
    /// <param name="seeds">Folders of evaluations of ours with other seeds; none where members are enough.</param>
    public static IReadOnlyList<Finding> Of(string ours, string theirs, IReadOnlyList<string> seeds)
    {
        (SummaryFile a, SummaryFile b) = (SummaryFile.Read(ours), SummaryFile.Read(theirs));
        SummaryFile[] others = [.. seeds.Select(SummaryFile.Read)];
        string[] metrics = [.. Measurement.NamesOfMembers(ours).Where(metric => a.Has(metric) && b.Has(metric))];
        return [.. metrics.Select(metric => seeds.Count == 0 ? ByMembers(metric, a, b) : BySeeds(metric, a, b, others)).OfType<Finding>()];
    }

    private static Finding? ByMembers(string metric, SummaryFile ours, SummaryFile theirs)
    {
        (IReadOnlyList<double> a, IReadOnlyList<double> b) = (ours.OfMembers(metric), theirs.OfMembers(metric));
        if (a.Count != b.Count || a.Concat(b).Any(double.IsNaN) || IsOneNumber(a.Concat(b)))
        {
            return null;
        }

        (double mean, double other, double allowed) = EpochComparison.Compare(a, b);
        return new Finding("evaluate", $"{metric}, mean over members", mean, other, Math.Abs(mean - other), allowed, $"spread over {a.Count} members");
    }

    // What is the same everywhere, such as the number of parameters, says nothing of how either has learned.
    private static bool IsOneNumber(IEnumerable<double> values) => values.Distinct().Count() == 1;

    private static Finding? BySeeds(string metric, SummaryFile ours, SummaryFile theirs, SummaryFile[] others)
    {
        double[] all = [.. others.Prepend(ours).Select(summary => summary.OfMembers(metric).Average())];
        (double a, double b) = (all[0], theirs.OfMembers(metric).Average());
        if (all.Append(b).Any(double.IsNaN) || IsOneNumber(all.Append(b)))
        {
            return null;
        }

        double mean = all.Average();
        double allowed = Deviations * Math.Sqrt(all.Sum(value => (value - mean) * (value - mean)) / (all.Length - 1)) + 1e-5 * Math.Abs(a);
        return new Finding("evaluate", metric, a, b, Math.Abs(a - b), allowed, $"spread over {all.Length} seeds");
    }
}
