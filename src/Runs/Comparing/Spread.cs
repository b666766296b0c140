namespace ResearchPipeline.Runs.Comparing;

/// <summary>How much a measure varies from one member, or one seed, to the next.</summary>
/// <param name="Deviation">Standard deviation within the two that are compared, divisor n − 1 for each.</param>
/// <param name="Degrees">Its degrees of freedom, at least 1.</param>
internal readonly record struct Spread(double Deviation, int Degrees)
{
    /// <summary>The share of comparisons of one thing with itself in which at most some measure may look different.</summary>
    public const double Error = 0.05;

    /// <summary>
    /// The spread of two samples about their own means; null where neither has two values, where one is undefined, or where all values of each
    /// are equal: that is a measure which does not vary from member to member, and nothing is known of how it does from run to run.
    /// </summary>
    public static Spread? Of(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        int degrees = Math.Max(0, one.Count - 1) + Math.Max(0, other.Count - 1);
        double squares = Squares(one) + Squares(other);
        return degrees > 0 && double.IsFinite(squares) && squares > 0 ? new(Math.Sqrt(squares / degrees), degrees) : null;
    }

    /// <summary>
    /// The difference that two single members, or two single seeds, of one kind exceed with probability 0.05 / tests: t √2 times the deviation. Over
    /// so many tests, at least 19 of 20 pairs of one kind show none. It is stricter than a test of two means, for members of one run have
    /// their order of images in common, and those of two runs have not.
    /// </summary>
    /// <param name="tests">How many measures are looked at, at least 1.</param>
    public double Largest(int tests) => StudentQuantile.TwoSided(Degrees, Error / tests) * Math.Sqrt(2) * Deviation;

    private static double Squares(IReadOnlyList<double> values)
    {
        double mean = values.Count == 0 ? 0 : values.Average();
        return values.Sum(value => (value - mean) * (value - mean));
    }
}
