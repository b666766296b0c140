using System.Text.Json.Nodes;
using ResearchPipeline.Data.Files;
using ResearchPipeline.Reporting.Images;

namespace ResearchPipeline.Reporting.Figures;

/// <summary>
/// Draws every chart of reports/figures. A chart names its data, {"data": {"name": "x"}}, and x is the answer of
/// reports/queries/figures/x.sql; a column "tile" of such an answer becomes a picture.
/// </summary>
/// <param name="reportsDirectory">Charts, queries and the renderer.</param>
/// <param name="resultDirectory">The folder of the result tables.</param>
/// <param name="tables">Their names.</param>
public sealed class FigureSet(string reportsDirectory, string resultDirectory, IReadOnlyList<string> tables)
{
    private const string ChartSuffix = ".vl.json";
    private const double ShareOfQueries = 0.7;

    /// <summary>Draws into a folder: one SVG a chart, and the dictionary as PNG.</summary>
    /// <param name="outputDirectory">The folder.</param>
    /// <param name="progress">Told how far it is, 0 … 1, and with what.</param>
    /// <param name="cancellation">Stops between two charts, and Node at once.</param>
    public void Draw(string outputDirectory, Action<double, string> progress, CancellationToken cancellation)
    {
        using ResultViews views = new(resultDirectory, tables);
        Tiles tiles = new(views.Database);
        AtomicFile.WriteBytes(Path.Combine(outputDirectory, "dictionary.png"), DictionaryGrid.Render(views.Database, tiles));
        string[] charts = Directory.GetFiles(Path.Combine(reportsDirectory, "figures"), "*" + ChartSuffix).Order(StringComparer.Ordinal).ToArray();
        // Node draws into a folder of its own: should this process be killed, Node lives on, and must not touch what a next run makes.
        using TemporaryFolder workspace = new("figures-");
        JsonArray jobs = [];
        for (int i = 0; i < charts.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            string name = Path.GetFileName(charts[i])[..^ChartSuffix.Length];
            progress(ShareOfQueries * i / charts.Length, name);
            jobs.Add(Job(charts[i], Path.Combine(workspace.Path, name + ".svg"), views, tiles));
        }

        string request = Path.Combine(workspace.Path, "request.json");
        File.WriteAllText(request, jobs.ToJsonString());
        progress(ShareOfQueries, "drawing");
        new NodeTool(reportsDirectory).Run("charts", request, cancellation);
        foreach (string drawn in Directory.GetFiles(workspace.Path, "*.svg").Order(StringComparer.Ordinal))
        {
            AtomicFile.WriteBytes(Path.Combine(outputDirectory, Path.GetFileName(drawn)), File.ReadAllBytes(drawn));
        }
    }

    private JsonObject Job(string chart, string output, ResultViews views, Tiles tiles)
    {
        JsonNode specification = JsonNode.Parse(File.ReadAllText(chart))
            ?? throw new ReportingException($"{chart} is empty.");
        JsonObject datasets = [];
        foreach (string name in DataNames(specification).Distinct().Order(StringComparer.Ordinal))
        {
            JsonArray rows = views.Query(Path.Combine(reportsDirectory, "queries", "figures", name + ".sql"));
            foreach (JsonObject row in rows.OfType<JsonObject>().Where(row => row.ContainsKey("tile")))
            {
                row["tile"] = tiles.DataUrl(row["tile"]!.GetValue<string>());
            }

            datasets[name] = rows;
        }

        specification["datasets"] = datasets;
        return new JsonObject { ["specification"] = specification, ["output"] = output };
    }

    private static IEnumerable<string> DataNames(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(entry =>
            entry.Key == "data" && entry.Value is JsonObject data && data["name"] is JsonValue name
                ? [name.GetValue<string>()]
                : DataNames(entry.Value)),
        JsonArray array => array.SelectMany(DataNames),
        _ => [],
    };
}
