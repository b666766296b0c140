using System.Text.Json;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>What a table of results says of itself: its metadata hold what it is of, and what each column means.</summary>
/// <param name="Table">What it is of; "" where it does not say.</param>
/// <param name="Columns">What columns mean, with their units.</param>
/// <param name="Types">Columns in order, with their types in SQL.</param>
internal sealed record TableWords(string Table, IReadOnlyDictionary<string, string> Columns, IReadOnlyList<(string Column, string Type)> Types)
{
    private const string Name = "described";

    /// <summary>Of a file.</summary>
    /// <exception cref="Files.DataException">It cannot be read.</exception>
    public static TableWords Of(string file)
    {
        using ResultDatabase database = new();
        database.AddTable(Name, file);
        Answer answer = database.Query($"SELECT column_name, column_type FROM (DESCRIBE {Name})");
        return new(
            Said(database, "description"), ColumnsOf(Said(database, "columns")),
            [.. answer.Of<string>("column_name").Zip(answer.Of<string>("column_type"))]);
    }

    // The path is a variable of the database, by which the table is read.
    private static string Said(ResultDatabase database, string key) =>
        database.Query($"SELECT decode(value) AS said FROM parquet_kv_metadata(getvariable('file_of_{Name}')) WHERE decode(key) = '{key}'").Of<string>("said") is [string said, ..] ? said : "";

    private static Dictionary<string, string> ColumnsOf(string json) => json.Length == 0 ? [] : JsonElement.Parse(json).EnumerateArray().ToDictionary(
        column => column.GetProperty("name").GetString()!, column => WithUnit(column.GetProperty("description").GetString()!, column.GetProperty("unit").GetString()!));

    private static string WithUnit(string words, string unit) => unit is "" or "1" ? words : $"{words} Unit: {unit}.";
}
