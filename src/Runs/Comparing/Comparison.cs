using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Comparing;

/// <summary>Two runs held against each other.</summary>
/// <param name="First">What is held against.</param>
/// <param name="Second">What is compared with it.</param>
/// <param name="Changes">Settings that differ.</param>
/// <param name="Measures">Every measure that either has, in the order of the first.</param>
/// <param name="Twins">Which features of the first have a twin in the second; null where they cannot be compared.</param>
internal sealed record Comparison(Compared First, Compared Second, IReadOnlyList<Change> Changes, IReadOnlyList<ComparedMeasure> Measures, FeatureTwins? Twins)
{
    /// <summary>How many tests are made: measures with one spread count once, such as an error of members and of the whole, or a number and its share.</summary>
    public int Tests => Math.Max(1, Measures.Where(measure => measure is { Spread: not null, Difference: not null }).Select(measure => measure.Spread).Distinct().Count());

    /// <summary>What is to be said of a measure.</summary>
    public Verdict VerdictOf(ComparedMeasure measure) => measure.VerdictAmong(Tests);

    /// <summary>The measures of which that is to be said.</summary>
    public IReadOnlyList<ComparedMeasure> Of(Verdict verdict) => [.. Measures.Where(measure => VerdictOf(measure) == verdict)];

    /// <summary>All of it in a sentence without its full stop.</summary>
    public string Summary
    {
        get
        {
            int beyond = Of(Verdict.BeyondTheSpread).Count;
            int unknown = Of(Verdict.OfUnknownSpread).Count;
            string spread = $"the spread over {string.Join(" and ", Over("seeds"))}";
            string words = Of(Verdict.Same).Count == Measures.Count ? "every measure is the same"
                : Measures.Where(measure => measure.Difference is not null).All(measure => VerdictOf(measure) == Verdict.Same) && Of(Verdict.Same).Count > 0 ? "every measure that both have is the same"
                : Measures.All(measure => measure.Spread is null) ? "nothing is known of the spread: compare several members, or several seeds joined with +, or arms of a sweep"
                : beyond == 0 ? $"no difference beyond {spread}"
                : $"{beyond} of {Measures.Count} measures {(beyond == 1 ? "differs" : "differ")} by more than {spread}";
            return unknown == 0 || beyond + unknown == 0 || Measures.All(measure => measure.Spread is null) ? words
                : $"{words}; {unknown} {(unknown == 1 ? "measure differs" : "measures differ")} of which no spread is known";
        }
    }

    /// <summary>What varies on either side: members of a run, and runs, which are called as one likes; nothing where neither side varies.</summary>
    public IReadOnlyList<string> Over(string runs) => [.. ((Compared[])[First, Second]).Where(of => of.Varies).OrderByDescending(of => of.IsOfRuns).Select(of => of.IsOfRuns ? runs : "members").Distinct()];

    /// <summary>Compares.</summary>
    /// <exception cref="ResearchPipeline.Files.DataException">A table cannot be read.</exception>
    public static Comparison Of(Compared first, Compared second)
    {
        (string Model, string Metric, string Unit)[] measures = [.. first.Measures.Concat(second.Measures).DistinctBy(measure => (measure.Model, measure.Metric))];
        bool areOfSameImages = SameImages(first, second);
        ImageErrors? one = areOfSameImages ? ImageErrors.Of(first.Evaluation!) : null;
        ImageErrors? other = areOfSameImages ? ImageErrors.Of(second.Evaluation!) : null;
        bool paired = one is not null && other is not null && one.Labels.SequenceEqual(other.Labels);
        return new(first, second, ChangesBetween(first.Settings, second.Settings),
            [.. measures.Select(measure => new ComparedMeasure(
                measure.Model, measure.Metric, measure.Unit, first.Mean(measure.Model, measure.Metric), second.Mean(measure.Model, measure.Metric),
                Spread.Of(first.Sample(measure.Model, measure.Metric), second.Sample(measure.Model, measure.Metric)),
                paired ? IntervalOf(one!.Find(measure.Model, measure.Metric), other!.Find(measure.Model, measure.Metric)) : null))],
            first.Evaluation is string a && second.Evaluation is string b ? FeatureTwins.Of(a, b) : null);
    }

    // The images are those of the choices of the data set, whatever learned from them.
    private static bool SameImages(Compared first, Compared second) => first.Evaluation is not null && second.Evaluation is not null
        && first.Settings.Count > 0 && ChangesBetween(first.Settings, second.Settings).All(change => !change.Key.StartsWith("dataset.", StringComparison.Ordinal));

    private static (double, double)? IntervalOf(IReadOnlyList<double>? one, IReadOnlyList<double>? other) =>
        one is null || other is null ? null : PairedBootstrap.Interval([.. other.Zip(one, (second, first) => second - first)]);

    private static Change[] ChangesBetween(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        before.Count == 0 || after.Count == 0 ? [] :
        [
            .. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
                .Select(key => new Change(key, before.GetValueOrDefault(key, ""), after.GetValueOrDefault(key, "")))
                .Where(change => change.From != change.To),
        ];
}
