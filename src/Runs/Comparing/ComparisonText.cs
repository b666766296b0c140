using System.Globalization;

namespace ResearchPipeline.Runs.Comparing;

/// <summary>A comparison as lines for a terminal, or as Markdown.</summary>
internal static class ComparisonText
{
    private const double MostWhole = 1e12;
    private static readonly string[] Columns = ["measure", "A", "B", "B − A", "spread", "95 % over images", "verdict"];

    /// <summary>Lines with columns that stand below each other.</summary>
    public static IEnumerable<string> Lines(Comparison comparison)
    {
        string[][] rows = [Columns, .. comparison.Measures.Select(measure => Row(comparison, measure))];
        int[] widths = [.. Columns.Select((_, column) => rows.Max(row => row[column].Length))];
        return
        [
            $"A  {comparison.First.Title}",
            $"B  {comparison.Second.Title}",
            .. comparison.Changes.Select(change => $"   {change.Key}: {Value(change.From)} → {Value(change.To)}"),
            "",
            .. rows.Select(row => string.Join("  ", row.Select((cell, column) => column is 0 or 6 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd()),
            "",
            .. Twins(comparison),
            .. comparison.Measures.Any(measure => measure.Spread is not null) ? [SpreadLine(comparison)] : Array.Empty<string>(),
            comparison.Summary,
        ];
    }

    /// <summary>A table of Markdown, with the settings that differ above it and the sentence below.</summary>
    public static IEnumerable<string> Markdown(Comparison comparison) =>
    [
        $"A: {comparison.First.Title}; B: {comparison.Second.Title}",
        "",
        .. comparison.Changes.Count == 0 ? Array.Empty<string>() :
        [
            "| setting | A | B |", "|---|---|---|",
            .. comparison.Changes.Select(change => $"| `{change.Key}` | {Value(change.From)} | {Value(change.To)} |"), "",
        ],
        $"| {string.Join(" | ", Columns)} |",
        "|---|---|---|---|---|---|---|",
        .. comparison.Measures.Select(measure => $"| {string.Join(" | ", Row(comparison, measure))} |"),
        "",
        .. Twins(comparison).Select(line => $"{line}."),
        $"{comparison.Summary}.",
    ];

    /// <summary>A value of a setting; some have the value "none", which is another thing than no such choice.</summary>
    internal static string Value(string text) => text.Length == 0 ? "not there" : text;

    /// <summary>How many features have a twin, in one line; none where features cannot be compared.</summary>
    internal static IEnumerable<string> Twins(Comparison comparison) => comparison.Twins is not FeatureTwins twins ? [] :
    [
        $"of {twins.Twins.Count} features of A, {string.Join(", ", FeatureTwins.Levels.Select(level => FormattableString.Invariant($"{twins.Count(level)} {(twins.Count(level) == 1 ? "has" : "have")} a twin in B with a cosine of at least {level}")))}"
        + (twins.Matched is double matched ? FormattableString.Invariant($"; matched one to one, their mean cosine is {matched:0.000}") : ""),
    ];

    // Who reads "within the spread" shall not take it for "no difference".
    private static string SpreadLine(Comparison comparison) => FormattableString.Invariant(
        $"spread: two single {string.Join(" or ", comparison.Over("runs"))} of one kind differ by more with a probability of {Spread.Error} / {comparison.Tests}; means of several may differ by chance by less");

    /// <summary>The cells of a measure, one for each column.</summary>
    internal static string[] Row(Comparison comparison, ComparedMeasure measure) =>
    [
        measure.Name, Number(measure.First), Number(measure.Second), Number(measure.Difference, "+"), Number(measure.Spread?.Largest(comparison.Tests)),
        measure.Interval is var (low, high) ? $"{Number(low, "+")} … {Number(high, "+")}" : "",
        comparison.VerdictOf(measure) switch
        {
            Verdict.Same => "same",
            Verdict.WithinTheSpread => "within the spread",
            Verdict.BeyondTheSpread => "more than the spread",
            Verdict.OfUnknownSpread => "no spread known",
            _ => measure.First is null ? "only B has it" : measure.Second is null ? "only A has it" : "undefined",
        },
    ];

    /// <summary>A number with the four digits that count.</summary>
    internal static string Number(double? value, string sign = "") => value switch
    {
        null => "",
        double.NaN => "undefined",
        // Counts are whole, and are not rounded.
        double number => (number > 0 ? sign : "") + number.ToString(Math.Abs(number) < MostWhole && number == Math.Floor(number) ? "0" : "G4", CultureInfo.InvariantCulture),
    };
}
