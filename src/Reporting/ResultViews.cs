using System.Text.Json;
using System.Text.Json.Nodes;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Reporting;

/// <summary>The result tables among a stage's inputs as views, and the queries of a folder over them.</summary>
internal sealed class ResultViews : IDisposable
{
    private const string TableSuffix = ".parquet";

    /// <summary>Opens the tables among files by name, "evaluate/summary.parquet"; no other file can become one.</summary>
    public ResultViews(IReadOnlyDictionary<string, string> inputs)
    {
        foreach ((string name, string path) in inputs.Where(input => input.Key.EndsWith(TableSuffix, StringComparison.Ordinal)))
        {
            Database.AddTable(Path.GetFileName(name)[..^TableSuffix.Length], path);
        }
    }

    public ResultDatabase Database { get; } = new();

    /// <summary>The rows of a query file as a JSON array of objects.</summary>
    public JsonArray Query(string file)
    {
        JsonArray rows = [];
        foreach (IReadOnlyDictionary<string, object?> row in Database.Query(File.ReadAllText(file)))
        {
            rows.Add(new JsonObject(row.Select(cell => KeyValuePair.Create(cell.Key, JsonSerializer.SerializeToNode(cell.Value)))));
        }

        return rows;
    }

    public void Dispose() => Database.Dispose();
}
