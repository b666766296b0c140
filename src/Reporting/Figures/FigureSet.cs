using System.Text.Json.Nodes;
using ResearchPipeline.Files;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Reporting.Images;

namespace ResearchPipeline.Reporting.Figures;

/// <summary>
/// The body of the figures stage: draws every chart of the template's folder figures. A chart names its data, {"data": {"name": "x"}}, and x is the
/// answer of queries/figures/x.sql; where its rows have pictures (see <see cref="Tiles"/>) they are in the column "tile". In its texts, {class} and
/// {classes} are what the classes of the study's images are called.
/// </summary>
/// <param name="template">Charts, queries and the renderer.</param>
/// <param name="settings">Everything that was chosen, by key, which queries read as the table specification (key, piece, word, number).</param>
/// <param name="compared">What the study compares.</param>
/// <param name="dataset">The data set of its images.</param>
/// <param name="progress">Told how far the work is, 0 … 1, with a few words.</param>
/// <param name="cancellation">Stops between two charts, and Node at once.</param>
public sealed class FigureSet(
    Template template, IReadOnlyDictionary<string, ReportedSetting> settings, IReadOnlyList<ReportedArm> compared, ReportedDataset dataset, Action<double, string> progress, CancellationToken cancellation)
{
    private const double ShareOfQueries = 0.7;
    private const string ChartSuffix = ".vl.json";
    private const string QueryFolder = "queries/figures";
    private const string Renderer = "render.mjs";
    private readonly string[] _charts = [.. template.In("figures").Where(file => file.EndsWith(ChartSuffix, StringComparison.Ordinal))];

    /// <summary>Packages whose content shows in the outputs.</summary>
    public static IReadOnlyList<string> Packages { get; } = [ResultDatabase.Package, "vega", "vega-lite"];

    /// <summary>Charts, queries and the renderer: paths by name.</summary>
    public IReadOnlyDictionary<string, string> Files => template.Named([.. _charts, .. template.WithViews(_charts.SelectMany(chart => DataNames(Read(chart))).Select(QueryOf)), Renderer]);

    /// <summary>The files that it writes: one SVG a chart.</summary>
    public IReadOnlyList<string> Outputs => [.. _charts.Select(FigureOf)];

    /// <summary>Draws.</summary>
    /// <param name="inputs">Result tables: paths by name.</param>
    /// <param name="output">The folder.</param>
    public void Run(IReadOnlyDictionary<string, string> inputs, string output)
    {
        using ResultViews views = new(template, inputs, settings, compared, dataset);
        // Node draws into a folder of its own: should this process be killed, Node lives on, and must not touch what a next run makes.
        using TemporaryFolder workspace = TemporaryFolder.Create("figures-");
        JsonNode[] jobs = new JsonNode[_charts.Length];
        for (int i = 0; i < _charts.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            string figure = FigureOf(_charts[i]);
            progress(ShareOfQueries * i / _charts.Length, figure);
            jobs[i] = Job(_charts[i], Path.Combine(workspace.Path, figure), views);
        }

        string request = Path.Combine(workspace.Path, "request.json");
        File.WriteAllText(request, new JsonArray(jobs).ToJsonString());
        progress(ShareOfQueries, "drawing");
        string[] drawn = [.. _charts.Select(chart => Path.Combine(workspace.Path, FigureOf(chart)))];
        new NodeTool(template.SharedDirectory).Run("charts", request, drawn, cancellation);
        foreach (string figure in drawn)
        {
            AtomicFile.WriteBytes(Path.Combine(output, Path.GetFileName(figure)), File.ReadAllBytes(figure));
        }
    }

    private static string FigureOf(string chart) => $"{Path.GetFileName(chart)[..^ChartSuffix.Length]}.svg";

    private static string QueryOf(string data) => $"{QueryFolder}/{data}.sql";

    private JsonNode Read(string chart) => JsonNode.Parse(dataset.Fill(File.ReadAllText(template.PathOf(chart)))) ?? throw new ReportingException($"{chart} is empty.");

    private JsonObject Job(string chart, string output, ResultViews views)
    {
        JsonNode drawing = Read(chart);
        JsonObject datasets = [];
        foreach (string name in DataNames(drawing).Distinct().Order(StringComparer.Ordinal))
        {
            datasets[name] = RowsOf(views.Query(QueryOf(name)));
        }

        drawing["datasets"] = datasets;
        return new JsonObject { ["specification"] = drawing, ["output"] = output };
    }

    private JsonArray RowsOf(Answer answer)
    {
        if (!Tiles.AreIn(answer))
        {
            return AnswerJson.Rows(answer);
        }

        string[] others = [.. Tiles.OthersIn(answer)];
        return new([.. Enumerable.Range(0, answer.Count).Select(row =>
        {
            JsonObject json = AnswerJson.Row(answer, others, row);
            json["tile"] = Tiles.DataUrl(answer, row, dataset.Image);
            return json;
        })]);
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
