using System.Text.Json.Nodes;
using ResearchPipeline.Files;
using ResearchPipeline.Reporting;

namespace ResearchPipeline.Pipeline;

/// <summary>The page of a replication: what was compared, losses step by step, measures with what explains their distances, and the word. It is made beside the comparison, and belongs to no manifest.</summary>
internal static class ReplicationPage
{
    /// <summary>The file that it writes.</summary>
    public const string PdfFile = "replication.pdf";

    private const string Template = "replication", Shared = "shared", Main = "main.typ", Style = "style.typ", Figures = "figures";
    private static readonly string[] Charts = ["losses", "distances"];

    /// <summary>Typesets.</summary>
    /// <param name="context">The study's run.</param>
    /// <param name="command">The line that makes it again.</param>
    /// <param name="folder">Where replication.json and the tables of losses lie, and where the page goes.</param>
    /// <param name="cancellation">Ends Node.</param>
    /// <exception cref="ReportingException">Node is missing, or could not draw or typeset.</exception>
    /// <exception cref="DataException">A file of the replication is missing, or is not what the program writes.</exception>
    public static void Write(StageContext context, string command, string folder, CancellationToken cancellation)
    {
        using TemporaryFolder workspace = TemporaryFolder.Create("replication-");
        string templates = context.Workspace.Templates;
        NodeTool node = new(Path.Combine(templates, Shared));
        ReplicationValues values = ReplicationValues.Read(context, command, folder);
        Directory.CreateDirectory(Path.Combine(workspace.Path, Figures));
        if (values.HasFigures)
        {
            Draw(node, values, Path.Combine(templates, Template), workspace.Path, cancellation);
        }

        Directory.CreateDirectory(Path.Combine(workspace.Path, "values"));
        File.WriteAllText(Path.Combine(workspace.Path, "values", "replication.json"), values.About.ToJsonString());
        File.WriteAllText(Path.Combine(workspace.Path, "values", "findings.json"), values.Findings.ToJsonString());
        File.Copy(Path.Combine(templates, Shared, Style), Path.Combine(workspace.Path, Style));
        File.Copy(Path.Combine(templates, Template, Main), Path.Combine(workspace.Path, Main));
        string drawn = Path.Combine(workspace.Path, PdfFile);
        string request = Path.Combine(workspace.Path, "request.json");
        File.WriteAllText(request, new JsonObject { ["workspace"] = workspace.Path, ["main"] = Main, ["output"] = drawn }.ToJsonString());
        node.Run("report", request, [drawn], cancellation);
        AtomicFile.WriteBytes(Path.Combine(folder, PdfFile), File.ReadAllBytes(drawn));
    }

    private static void Draw(NodeTool node, ReplicationValues values, string template, string workspace, CancellationToken cancellation)
    {
        JsonArray jobs = [];
        foreach (string chart in Charts)
        {
            JsonNode drawing = JsonNode.Parse(File.ReadAllText(Path.Combine(template, $"{chart}.vl.json")))!;
            drawing["datasets"] = new JsonObject { [chart] = chart == "losses" ? values.Losses : values.Distances };
            // Learners share the page; of one it need not be said which.
            if (values.Places == 1)
            {
                drawing["encoding"]!.AsObject().Remove("row");
            }

            drawing["height"] = Math.Max(28, drawing["height"]!.GetValue<int>() / values.Places);
            jobs.Add((JsonNode)new JsonObject { ["specification"] = drawing, ["output"] = Path.Combine(workspace, Figures, $"{chart}.svg") });
        }

        string request = Path.Combine(workspace, "charts.json");
        File.WriteAllText(request, jobs.ToJsonString());
        node.Run("charts", request, Charts.Select(chart => Path.Combine(workspace, Figures, $"{chart}.svg")), cancellation);
    }
}
