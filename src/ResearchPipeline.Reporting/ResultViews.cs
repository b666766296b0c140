using System.Text.Json;
using System.Text.Json.Nodes;
using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Reporting;

/// <summary>The result tables, and the queries of a folder over them.</summary>
internal sealed class ResultViews : IDisposable
{
    public ResultViews(string resultDirectory, IEnumerable<string> tables) => Database.AddTables(resultDirectory, tables);

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
