using System.Globalization;
using System.Text.Json;

namespace ResearchPipeline.Files;

/// <summary>What is wrong with a JSON file, in the words of whoever looks into the file: lines, entries and kinds of values, no types of this program.</summary>
public static class JsonDefect
{
    // The reader's own sentences end where they begin to count bytes.
    private static readonly string[] Positions = [" Path: ", " LineNumber: ", " Change the reader options"];

    /// <summary>The defect, without a full stop: "line 7, artefacts[5].bytes: the value is of another kind than belongs there".</summary>
    public static string Of(JsonException failure)
    {
        string[] where =
        [
            .. failure.LineNumber is long line ? [string.Create(CultureInfo.InvariantCulture, $"line {line + 1}")] : Array.Empty<string>(),
            .. failure.Path is { Length: > 1 } path ? [path[1..].TrimStart('.')] : Array.Empty<string>(),
        ];
        return where.Length == 0 ? What(failure) : $"{string.Join(", ", where)}: {What(failure)}";
    }

    // A file that is no JSON at all is told by the reader, who knows no types; one that does not fit a type by the deserializer.
    private static string What(JsonException failure)
    {
        bool isSyntax = failure.GetType() != typeof(JsonException) || failure.InnerException is JsonException;
        return isSyntax ? Positions.Aggregate(failure.Message, (text, end) => text.Split(end)[0]).TrimEnd('.')
            : failure.Message.StartsWith("Duplicate property", StringComparison.Ordinal) ? "a name stands there twice"
            : failure.Message.Contains("could not be mapped", StringComparison.Ordinal) ? "nothing of this name belongs there"
            : "the value is of another kind than belongs there";
    }
}
