using System.Text.Json.Nodes;
using ResearchPipeline.Files;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Reporting.Images;

namespace ResearchPipeline.Reporting.Figures;

/// <summary>
/// The body of the figures stage: draws every chart of the template's folder figures. A chart names its data, {"data": {"name": "x"}}, and x is the
/// answer of queries/figures/x.sql; a column "tile" of such an answer becomes a picture.
/// </summary>
/// <param name="template">Charts, queries and the renderer.</param>
/// <param name="specification">Names and values of everything that was chosen, which queries read as the table specification (key, value).</param>
/// <param name="progress">Told how far the work is, 0 … 1, with a few words.</param>
/// <param name="cancellation">Stops between two charts, and Node at once.</param>
public sealed class FigureSet(
    Template template, IReadOnlyDictionary<string, string> specification, Action<double, string> progress, CancellationToken cancellation)
{
    private const double ShareOfQueries = 0.7;
    private const string ChartSuffix = ".vl.json";
    private const string QueryFolder = "queries/figures";
    private const string Renderer = "render.mjs";
    private readonly string[] _charts = [.. template.In("figures").Where(file => file.EndsWith(ChartSuffix, StringComparison.Ordinal))];

    /// <summary>Packages whose content shows in the outputs.</summary>
    public static IReadOnlyList<string> Packages { get; } = [ResultDatabase.Package, "vega", "vega-lite"];

    /// <summary>Charts, queries and the renderer: paths by name.</summary>
    public IReadOnlyDictionary<string, string> Files => template.Named([.. template.In("figures"), .. template.In(QueryFolder), Renderer]);

    /// <summary>The files that it writes: one SVG a chart.</summary>
    public IReadOnlyList<string> Outputs => [.. _charts.Select(FigureOf)];

    /// <summary>Draws.</summary>
    /// <param name="inputs">Result tables: paths by name.</param>
    /// <param name="output">The folder.</param>
    public void Run(IReadOnlyDictionary<string, string> inputs, string output)
    {
        using ResultViews views = new(inputs);
        views.Database.AddTexts("specification", specification);
        Tiles tiles = new(views.Database);
        // Node draws into a folder of its own: should this process be killed, Node lives on, and must not touch what a next run makes.
        using TemporaryFolder workspace = TemporaryFolder.Create("figures-");
        JsonArray jobs = [];
        for (int i = 0; i < _charts.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            string figure = FigureOf(_charts[i]);
            progress(ShareOfQueries * i / _charts.Length, figure);
            jobs.Add(Job(_charts[i], Path.Combine(workspace.Path, figure), views, tiles));
        }

        string request = Path.Combine(workspace.Path, "request.json");
        File.WriteAllText(request, jobs.ToJsonString());
        progress(ShareOfQueries, "drawing");
        string[] drawn = [.. _charts.Select(chart => Path.Combine(workspace.Path, FigureOf(chart)))];
        new NodeTool(template.SharedDirectory).Run("charts", request, drawn, cancellation);
        foreach (string figure in drawn)
        {
            AtomicFile.WriteBytes(Path.Combine(output, Path.GetFileName(figure)), File.ReadAllBytes(figure));
        }
    }

    private static string FigureOf(string chart) => $"{Path.GetFileName(chart)[..^ChartSuffix.Length]}.svg";

    private JsonObject Job(string chart, string output, ResultViews views, Tiles tiles)
    {
        JsonNode drawing = JsonNode.Parse(File.ReadAllText(template.PathOf(chart)))
            ?? throw new ReportingException($"{chart} is empty.");
        JsonObject datasets = [];
        foreach (string name in DataNames(drawing).Distinct().Order(StringComparer.Ordinal))
        {
            JsonArray rows = views.Query(template.PathOf($"{QueryFolder}/{name}.sql"));
            foreach (JsonObject row in rows.OfType<JsonObject>().Where(row => row.ContainsKey("tile")))
            {
                row["tile"] = tiles.DataUrl(row["tile"]!.GetValue<string>());
            }

            datasets[name] = rows;
        }

        drawing["datasets"] = datasets;
        return new JsonObject { ["specification"] = drawing, ["output"] = output };
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
