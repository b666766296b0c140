using System.Text.Json;
using System.Text.Json.Nodes;
using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Reporting.Typesetting;

/// <summary>
/// Typesets the report. Templates read their numbers from values/NAME.json, the answers of reports/queries/report/NAME.sql,
/// and from what the caller adds: nothing is typed into the text.
/// </summary>
/// <param name="reportsDirectory">Templates, queries and the renderer.</param>
/// <param name="resultDirectory">The folder of the result tables.</param>
/// <param name="tables">Their names.</param>
/// <param name="figureDirectory">The drawn figures.</param>
public sealed class ReportDocument(
    string reportsDirectory, string resultDirectory, IReadOnlyList<string> tables, string figureDirectory)
{
    /// <summary>Writes the PDF.</summary>
    /// <param name="output">The PDF file.</param>
    /// <param name="facts">Values that are not results: the specification, hashes of artefacts. By name.</param>
    /// <param name="cancellation">Stops between two queries, and Node at once.</param>
    public void Typeset(string output, IReadOnlyDictionary<string, object> facts, CancellationToken cancellation)
    {
        using TemporaryFolder workspace = new("report-");
        CopyTemplates(workspace.Path);
        CopyFolder(figureDirectory, Path.Combine(workspace.Path, "figures"));
        WriteValues(Path.Combine(workspace.Path, "values"), facts, cancellation);
        string request = Path.Combine(workspace.Path, "request.json");
        string drawn = Path.Combine(workspace.Path, "report.pdf");
        JsonObject job = new() { ["workspace"] = workspace.Path, ["main"] = "main.typ", ["output"] = drawn };
        File.WriteAllText(request, job.ToJsonString());
        new NodeTool(reportsDirectory).Run("report", request, cancellation);
        AtomicFile.WriteBytes(output, File.ReadAllBytes(drawn));
    }

    private void CopyTemplates(string workspace)
    {
        foreach (string file in Directory.EnumerateFiles(reportsDirectory, "*.typ"))
        {
            File.Copy(file, Path.Combine(workspace, Path.GetFileName(file)));
        }

        CopyFolder(Path.Combine(reportsDirectory, "sections"), Path.Combine(workspace, "sections"));
        File.Copy(Path.Combine(reportsDirectory, "references.bib"), Path.Combine(workspace, "references.bib"));
    }

    private void WriteValues(string directory, IReadOnlyDictionary<string, object> facts, CancellationToken cancellation)
    {
        Directory.CreateDirectory(directory);
        using ResultViews views = new(resultDirectory, tables);
        foreach (string query in Directory.EnumerateFiles(Path.Combine(reportsDirectory, "queries", "report"), "*.sql"))
        {
            cancellation.ThrowIfCancellationRequested();
            string name = Path.GetFileNameWithoutExtension(query);
            File.WriteAllText(Path.Combine(directory, name + ".json"), views.Query(query).ToJsonString());
        }

        foreach ((string name, object value) in facts)
        {
            File.WriteAllText(Path.Combine(directory, name + ".json"), JsonSerializer.Serialize(value));
        }
    }

    private static void CopyFolder(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (string file in Directory.EnumerateFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
        }
    }
}
