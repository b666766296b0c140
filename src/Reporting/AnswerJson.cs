using System.Text.Json.Nodes;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Reporting;

/// <summary>The answer of a query as charts and texts read it.</summary>
public static class AnswerJson
{
    /// <summary>An object for each row, with the columns in their order.</summary>
    public static JsonArray Rows(Answer answer) =>
        new([.. Enumerable.Range(0, answer.Count).Select(row => Row(answer, answer.Names, row))]);

    /// <summary>One row as an object of some columns.</summary>
    internal static JsonObject Row(Answer answer, IEnumerable<string> columns, int row) =>
        new(columns.Select(name => KeyValuePair.Create(name, Value(answer[name][row]))));

    /// <summary>A value of an answer or of a setting.</summary>
    internal static JsonNode? Value(object? value) => value switch
    {
        null => null,
        double number => number,
        long number => number,
        int number => number,
        bool flag => flag,
        string text => text,
        float[] numbers => new JsonArray([.. numbers.Select(number => (JsonNode)number)]),
        byte[] bytes => Convert.ToBase64String(bytes),
        _ => throw new ArgumentException($"A {value.GetType().Name} is not written as JSON.", nameof(value)),
    };
}
