using System.Globalization;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>A sweep on a terminal: a line for each arm, with the mean over its seeds and the standard deviation.</summary>
internal static class SweepSummary
{
    private static readonly (string Words, string Metric)[] Columns = [("MSE", "mse"), ("Pearson", "pearson"), ("dead", "dead"), ("error rate", "error_rate")];

    /// <summary>The lines; arms in the order of the plan.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<RunsTable.Row> rows)
    {
        (string Words, string Metric)[] columns = [.. Columns.Where(column => rows.Any(row => row.Measures?.MeanOf(column.Metric) is not null))];
        string[][] cells =
        [
            ["arm", "seeds", .. columns.Select(column => column.Words)],
            .. rows.GroupBy(row => row.Planned.Arm).Select(arm => (string[])
            [
                arm.Key, $"{arm.Count(row => row.Measures is not null)} of {arm.Count()}",
                .. columns.Select(column => Cell([.. arm.Select(row => row.Measures?.MeanOf(column.Metric)).OfType<double>()])),
            ]),
        ];
        int[] widths = [.. cells[0].Select((_, column) => cells.Max(row => row[column].Length))];
        return cells.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string Cell(double[] values)
    {
        if (values.Length == 0)
        {
            return "";
        }

        double mean = values.Average();
        string text = mean.ToString("G4", CultureInfo.InvariantCulture);
        return values.Length == 1 ? text : $"{text} ± {Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1)).ToString("G2", CultureInfo.InvariantCulture)}";
    }
}
