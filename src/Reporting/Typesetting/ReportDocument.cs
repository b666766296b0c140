using System.Text.Json.Nodes;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Files;

namespace ResearchPipeline.Reporting.Typesetting;

/// <summary>
/// The body of the report stage. Templates read their numbers from values/NAME.json, the answers of queries/report/NAME.sql,
/// and from what the settings and the inputs say: nothing is typed into the text.
/// </summary>
/// <param name="template">Texts, queries and the renderer.</param>
/// <param name="subject">The run that it is about.</param>
/// <param name="hashes">What is known of files.</param>
/// <param name="cancellation">Stops between two queries, and Node at once.</param>
public sealed class ReportDocument(
    Template template, ReportSubject subject, FileHashes hashes, CancellationToken cancellation)
{
    /// <summary>The file that it writes.</summary>
    public const string PdfFile = "report.pdf";

    /// <summary>The input that holds the results of the study's arms; a report without it has no section on them.</summary>
    public const string Arms = "experiments/arms.csv";

    private const string Summary = "evaluate/summary.parquet";
    private const string FigurePrefix = "figures/";
    private const string QueryFolder = "queries/report";
    private const string Main = "main.typ";

    /// <summary>Packages whose content shows in the output.</summary>
    public static IReadOnlyList<string> Packages { get; } =
    [
        ResultDatabase.Package, "@myriaddreamin/typst-ts-node-compiler", "@expo-google-fonts/source-code-pro", "@expo-google-fonts/source-sans-3",
        "@expo-google-fonts/stix-two-math", "@expo-google-fonts/stix-two-text",
    ];

    /// <summary>Templates, queries and the renderer: paths by name.</summary>
    public IReadOnlyDictionary<string, string> Files => template.Named([.. Texts, .. template.WithViews(Queries)]);

    private IEnumerable<string> Texts => [.. template.In(""), .. template.In("sections")];

    private IEnumerable<string> Queries => template.In(QueryFolder);

    /// <summary>Typesets.</summary>
    /// <param name="inputs">All that was made before, figures and result tables among it: paths by name.</param>
    /// <param name="output">The folder.</param>
    public void Run(IReadOnlyDictionary<string, string> inputs, string output)
    {
        using TemporaryFolder workspace = TemporaryFolder.Create("report-");
        foreach (string text in Texts)
        {
            CopyTo(Path.Combine(workspace.Path, text), template.PathOf(text));
        }

        foreach ((string figure, string path) in inputs.Where(input => input.Key.StartsWith(FigurePrefix, StringComparison.Ordinal)))
        {
            CopyTo(Path.Combine(workspace.Path, figure), path);
        }

        WriteValues(Path.Combine(workspace.Path, "values"), inputs);
        WriteAttachments(Path.Combine(workspace.Path, "attachments"), inputs);
        string request = Path.Combine(workspace.Path, "request.json");
        string drawn = Path.Combine(workspace.Path, PdfFile);
        JsonObject job = new() { ["workspace"] = workspace.Path, ["main"] = Main, ["output"] = drawn };
        File.WriteAllText(request, job.ToJsonString());
        new NodeTool(template.SharedDirectory).Run("report", request, [drawn], cancellation);
        AtomicFile.WriteBytes(Path.Combine(output, PdfFile), File.ReadAllBytes(drawn));
    }

    private void WriteValues(string directory, IReadOnlyDictionary<string, string> inputs)
    {
        Directory.CreateDirectory(directory);
        using (ResultViews views = new(template, inputs, subject.Settings, subject.Compared, subject.Dataset))
        {
            foreach (string query in Queries)
            {
                cancellation.ThrowIfCancellationRequested();
                Write(Path.GetFileNameWithoutExtension(query), AnswerJson.Rows(views.Query(query)));
            }
        }

        Write("study", StudyJson.Of(subject, hasArms: inputs.ContainsKey(Arms)));
        void Write(string value, JsonNode content) => File.WriteAllText(Path.Combine(directory, value + ".json"), content.ToJsonString());
    }

    // What the document carries with it for readers who have nothing else.
    private void WriteAttachments(string directory, IReadOnlyDictionary<string, string> inputs)
    {
        Directory.CreateDirectory(directory);
        foreach (string input in (string[])[Summary, Arms])
        {
            if (inputs.TryGetValue(input, out string? path))
            {
                CopyTo(Path.Combine(directory, Path.GetFileName(input)), path);
            }
        }

        IEnumerable<AttachedArtefact> made = inputs.Where(input => input.Key != Arms).Select(input => new AttachedArtefact(input.Key, RegularFile.LengthOf(input.Value), hashes.Of(input.Value)));
        File.WriteAllText(Path.Combine(directory, "artefacts.json"), AttachedArtefact.ToText([.. subject.RawFiles, .. made]));
    }

    private static void CopyTo(string target, string source)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(source, target);
    }
}
