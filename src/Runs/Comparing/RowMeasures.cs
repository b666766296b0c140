using ResearchPipeline.Data.Tables;
using ResearchPipeline.Engine;
using ResearchPipeline.Runs.Exporting;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Runs.Sweeping;

namespace ResearchPipeline.Runs.Comparing;

/// <summary>The measures of a run by its row in the table of a sweep, which has means over members alone.</summary>
internal static class RowMeasures
{
    private const string Deviation = ".sd";

    /// <summary>Every measure that has a value there.</summary>
    /// <param name="table">runs.parquet.</param>
    /// <param name="tag">The run's tag.</param>
    /// <param name="settings">The keys of its choices, whose columns are no measures.</param>
    /// <exception cref="StageException">The table has no such row, or the run has no results.</exception>
    /// <exception cref="Files.DataException">It cannot be read.</exception>
    public static RunMeasures Of(string table, string tag, IEnumerable<string> settings)
    {
        TableWords words = TableWords.Of(table);
        HashSet<string> chosen = [.. settings];
        using ResultDatabase database = new();
        database.AddTable(RunsTable.Name, table);
        Answer answer = database.Query($"SELECT * FROM {RunsTable.Name}");
        int row = Enumerable.Range(0, answer.Count).FirstOrDefault(row => (string)answer["tag"][row]! == tag && (bool)answer["done"][row]!, -1);
        return row < 0 ? throw new StageException($"{table} has no results of {tag}.") : new(
        [
            .. words.Types.Where(column => column.Type == "DOUBLE" && !chosen.Contains(column.Column) && !column.Column.EndsWith(Deviation, StringComparison.Ordinal))
                .Select(column => (column.Column, Value: (double?)answer[column.Column][row])).Where(column => column.Value is not null)
                .Select(column => MeasureOf(column.Column, words.Units.GetValueOrDefault(column.Column, ""), column.Value!.Value)),
        ]);
    }

    // "mse" is of members, "ensemble.mse" of the ensemble.
    private static Measure MeasureOf(string column, string unit, double value) =>
        column.Split('.', 2) is [string model, string metric] ? new(model, metric, unit, [value]) : new(RunMeasures.Member, column, unit, [value]);
}
