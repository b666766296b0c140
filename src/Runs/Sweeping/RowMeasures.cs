using ResearchPipeline.Data.Tables;
using ResearchPipeline.Runs.Exporting;
using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>The measures of runs by their rows in the table of a sweep: means over members.</summary>
internal static class RowMeasures
{
    private const string Deviation = ".sd";

    /// <summary>Of every run that has results, by the name of its folder, each measure that has a value there.</summary>
    /// <param name="table">runs.parquet.</param>
    /// <exception cref="Files.DataException">It cannot be read.</exception>
    public static IReadOnlyDictionary<string, RunMeasures> In(string table)
    {
        TableWords words = TableWords.Of(table);
        string[] measures = [.. words.Types.Where(column => column.Type == "DOUBLE" && IsMeasure(words, column.Column)).Select(column => column.Column)];
        using ResultDatabase database = new();
        database.AddTable(RunsTable.Name, table);
        Answer answer = database.Query($"SELECT * FROM {RunsTable.Name}");
        return Enumerable.Range(0, answer.Count).Where(row => (bool)answer["done"][row]!)
            .ToDictionary(row => (string)answer["run"][row]!, row => new RunMeasures(
                [.. measures.Where(column => answer[column][row] is not null).Select(column => MeasureOf(column, words.Units.GetValueOrDefault(column, ""), (double)answer[column][row]!))]));
    }

    // Choices say that they are some; of measures, those of the spread over members are none of a run.
    private static bool IsMeasure(TableWords words, string column) =>
        !column.EndsWith(Deviation, StringComparison.Ordinal) && !words.Columns.GetValueOrDefault(column, "").StartsWith(RunsTable.OfSetting, StringComparison.Ordinal);

    // "mse" is of members, "ensemble.mse" of the ensemble.
    private static Measure MeasureOf(string column, string unit, double value) =>
        column.Split('.', 2) is [string model, string metric] ? new(model, metric, unit, [value]) : new(RunMeasures.Member, column, unit, [value]);
}
