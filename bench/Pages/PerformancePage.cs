using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ResearchPipeline.Files;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Reporting;

namespace ResearchPipeline.Bench.Pages;

/// <summary>
/// page: docs/performance.md and its figure from the Parquet files in bench/results. The text is bench/Pages/performance.md;
/// a line {{name}} in it becomes the answer of name.sql as a table, or, where that has the one column "text", as sentences. No measured number is typed.
/// </summary>
internal static partial class PerformancePage
{
    private static string Folder => Path.Combine(BenchResults.Root, "bench", "Pages");

    private static string Documents => Path.Combine(BenchResults.Root, "docs");

    public static void Write()
    {
        using ResultDatabase database = new();
        database.AddTables(BenchResults.Folder, BenchResults.Tables);
        string text = Placeholder().Replace(
            File.ReadAllText(Path.Combine(Folder, "performance.md")),
            match => Shown(Query(database, match.Groups[1].Value)));
        File.WriteAllText(Path.Combine(Documents, "performance.md"), text);
        DrawScaling(Query(database, "scaling-figure"));
        Console.WriteLine("written: docs/performance.md, docs/scaling.svg");
    }

    private static Answer Query(ResultDatabase database, string name) =>
        database.Query(File.ReadAllText(Path.Combine(Folder, name + ".sql")));

    private static string Shown(Answer answer) =>
        answer.Names is ["text"] ? string.Join(' ', answer["text"].Take(answer.Count)) : Table(answer);

    private static string Table(Answer answer)
    {
        IEnumerable<string> lines = Enumerable.Range(0, answer.Count).Select(row => $"| {string.Join(" | ", answer.Names.Select(name => Text(answer[name][row])))} |");
        string alignment = string.Join("|", answer.Names.Select(name => answer[name][0] is string ? "---" : "---:"));
        return string.Join("\n", [$"| {string.Join(" | ", answer.Names)} |", $"|{alignment}|", .. lines]);
    }

    // Three significant digits for measurements, all digits for counts.
    private static string Text(object? value) => value switch
    {
        null => "",
        double number when number == Math.Round(number) || Math.Abs(number) >= 100 => number.ToString("#,0", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) >= 10 => number.ToString("0.0", CultureInfo.InvariantCulture),
        double number when Math.Abs(number) >= 1 => number.ToString("0.00", CultureInfo.InvariantCulture),
        double number => number.ToString("0.000", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static void DrawScaling(Answer answer)
    {
        JsonNode specification = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "scaling.vl.json")))!;
        specification["datasets"] = new JsonObject
        {
            ["scaling"] = AnswerJson.Rows(answer),
        };
        string request = Path.GetTempFileName();
        string chart = Path.Combine(Documents, "scaling.svg");
        try
        {
            JsonObject job = new() { ["specification"] = specification, ["output"] = chart };
            AtomicFile.WriteBytes(request, System.Text.Encoding.UTF8.GetBytes(new JsonArray(job).ToJsonString()));
            new NodeTool(Path.Combine(BenchResults.Root, "reports", "templates", "shared")).Run("charts", request, [chart], CancellationToken.None);
        }
        finally
        {
            File.Delete(request);
        }
    }

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}")]
    private static partial Regex Placeholder();
}
