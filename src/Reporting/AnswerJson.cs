using System.Text.Json;
using System.Text.Json.Nodes;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Reporting;

/// <summary>The answer of a query as charts and texts read it.</summary>
public static class AnswerJson
{
    /// <summary>An object for each row, with the columns in their order.</summary>
    public static JsonArray Rows(Answer answer) =>
        [.. Enumerable.Range(0, answer.Count).Select(row => Row(answer, answer.Names, row))];

    /// <summary>One row as an object of some columns.</summary>
    internal static JsonObject Row(Answer answer, IEnumerable<string> columns, int row) =>
        new(columns.Select(name => KeyValuePair.Create(name, JsonSerializer.SerializeToNode(answer[name][row]))));
}
