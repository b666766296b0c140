namespace ResearchPipeline.Runs.Listing;

/// <summary>The orders in which runs can be listed.</summary>
internal static class RunOrder
{
    /// <summary>Rows by a column: by study as they come, seconds, size and time from the most, measures from the least; rows without a value come last.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="column">"study", "mse", "pearson", "dead", "seconds", "size" or "when".</param>
    public static IReadOnlyList<RunRow> By(IReadOnlyList<RunRow> rows, string column) => column switch
    {
        "seconds" => Descending(rows, row => row.Run.Seconds ?? double.NaN),
        "size" => Descending(rows, row => row.Run.Bytes),
        "when" => [.. rows.OrderByDescending(row => row.Run.Began ?? "", StringComparer.Ordinal)],
        "study" => rows,
        _ => [.. rows.OrderBy(row => IsLast(row.Measures?.MeanOf(column) ?? double.NaN)).ThenBy(row => row.Measures?.MeanOf(column))],
    };

    private static RunRow[] Descending(IReadOnlyList<RunRow> rows, Func<RunRow, double> value) => [.. rows.OrderBy(row => IsLast(value(row))).ThenByDescending(value)];

    private static bool IsLast(double value) => double.IsNaN(value);
}
