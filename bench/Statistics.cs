namespace ResearchPipeline.Bench;

/// <summary>What a noisy machine's timings are summed up with.</summary>
internal static class Statistics
{
    /// <summary>The median; of an even number of values, the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
