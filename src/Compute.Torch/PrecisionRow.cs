namespace ResearchPipeline.Compute.Torch;

/// <summary>A measure in one kind of numbers, over seeds, and beside the first kind.</summary>
/// <param name="Measure">Its name.</param>
/// <param name="Numbers">The kind.</param>
/// <param name="Seeds">How many seeds have it in both kinds.</param>
/// <param name="Mean">Over these.</param>
/// <param name="Deviation">Their standard deviation, n - 1; NaN of one.</param>
/// <param name="Difference">Mean over seeds of what it has more than with the same seed in the first kind.</param>
/// <param name="DifferenceDeviation">Standard deviation of that.</param>
/// <param name="Larger">Seeds in which it is larger than in the first kind.</param>
/// <param name="Smaller">In which it is smaller.</param>
internal sealed record PrecisionRow(string Measure, string Numbers, int Seeds, double Mean, double Deviation, double Difference, double DifferenceDeviation, int Larger, int Smaller)
{
    /// <summary>Of pairs of values, one of each seed.</summary>
    /// <param name="measure">Its name.</param>
    /// <param name="numbers">The kind.</param>
    /// <param name="pairs">The value in this kind and that in the first; pairs with what is no number count for nothing.</param>
    public static PrecisionRow Of(string measure, string numbers, IEnumerable<(double Value, double First)> pairs)
    {
        (double Value, double First)[] known = [.. pairs.Where(pair => double.IsFinite(pair.Value) && double.IsFinite(pair.First))];
        double[] values = [.. known.Select(pair => pair.Value)];
        double[] differences = [.. known.Select(pair => pair.Value - pair.First)];
        return new PrecisionRow(
            measure, numbers, known.Length, MeanOf(values), DeviationOf(values), MeanOf(differences), DeviationOf(differences), differences.Count(difference => difference > 0), differences.Count(difference => difference < 0));
    }

    private static double MeanOf(double[] values) => values.Length == 0 ? double.NaN : values.Average();

    private static double DeviationOf(double[] values)
    {
        double mean = MeanOf(values);
        return values.Length < 2 ? double.NaN : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
