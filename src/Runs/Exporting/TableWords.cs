using System.Text.Json;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>What a table of results says of itself: its metadata hold what it is of, and what each column means.</summary>
/// <param name="Table">What it is of; "" where it does not say.</param>
/// <param name="Columns">What columns mean, with their units.</param>
/// <param name="Units">Units of columns.</param>
/// <param name="Types">Columns in order, with their types in SQL.</param>
internal sealed record TableWords(string Table, IReadOnlyDictionary<string, string> Columns, IReadOnlyDictionary<string, string> Units, IReadOnlyList<(string Column, string Type)> Types)
{
    private const string Name = "described";

    /// <summary>Of a file.</summary>
    /// <exception cref="Files.DataException">It cannot be read.</exception>
    public static TableWords Of(string file)
    {
        using ResultDatabase database = new();
        database.AddTable(Name, file);
        Answer answer = database.Query($"SELECT column_name, column_type FROM (DESCRIBE {Name})");
        (string Name, string Words, string Unit)[] columns = [.. ColumnsOf(Said(database, "columns"))];
        return new(
            Said(database, "description"), columns.ToDictionary(column => column.Name, column => WithUnit(column.Words, column.Unit)), columns.ToDictionary(column => column.Name, column => column.Unit),
            [.. answer.Of<string>("column_name").Zip(answer.Of<string>("column_type"))]);
    }

    // The path is a variable of the database, by which the table is read.
    private static string Said(ResultDatabase database, string key) =>
        database.Query($"SELECT decode(value) AS said FROM parquet_kv_metadata(getvariable('file_of_{Name}')) WHERE decode(key) = '{key}'").Of<string>("said") is [string said, ..] ? said : "";

    private static IEnumerable<(string Name, string Words, string Unit)> ColumnsOf(string json) => json.Length == 0 ? [] : JsonElement.Parse(json).EnumerateArray().Select(
        column => (column.GetProperty("name").GetString()!, column.GetProperty("description").GetString()!, column.GetProperty("unit").GetString()!));

    private static string WithUnit(string words, string unit) => unit is "" or "1" ? words : $"{words} Unit: {unit}.";
}
