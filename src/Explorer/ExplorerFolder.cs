using System.Globalization;
using System.Text.Json.Nodes;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Explorer.Tables;
using ResearchPipeline.Files;
using ResearchPipeline.Reporting;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Explorer;

/// <summary>
/// The body of the explore stage: a folder with a page on which a reader walks through a run's features. It opens from the disk, asks for
/// nothing outside itself, and holds Parquet: the run's tables as they are, and smaller ones that are made of them.
/// </summary>
/// <param name="page">The folder of the page's sources, with the script that Node runs on them.</param>
/// <param name="subject">The run.</param>
/// <param name="found">Names of the files that the run has made: those that the page can use are its inputs.</param>
/// <param name="threads">Threads to match features with.</param>
/// <param name="progress">Told how far the work is, 0 … 1, with a few words.</param>
/// <param name="cancellation">Stops between two tables, and Node at once.</param>
public sealed class ExplorerFolder(string page, ExplorerSubject subject, IReadOnlyCollection<string> found, int threads, Action<double, string> progress, CancellationToken cancellation)
{
    /// <summary>The file to open.</summary>
    public const string IndexFile = "index.html";

    private const string Evaluation = "evaluate";
    private const string Configuration = "train/cfg.json";
    private const string Weights = "train/weights.safetensors";
    private const string Script = "app.js";
    private const string Style = "style.css";
    private const string Study = "study";
    private const double ShareOfTables = 0.3;
    private const double ShareOfPage = 0.1;

    // Byte by byte as the run has them.
    private static readonly string[] WholeTables =
        ["summary", "features", "feature_epochs", "units", "posterior", "matched_cosines", "consistency", "top_examples", "images", "training", "loss", "baselines", "dataset_classes"];

    private readonly ReducedTables _reduced = new(subject.Source);
    private readonly BesideScripts _beside = new(subject, found, threads);

    /// <summary>Packages whose content shows in the output.</summary>
    public static IReadOnlyList<string> Packages { get; } = [ResultDatabase.Package, "esbuild", "fzstd", "hyparquet", "preact"];

    /// <summary>The sources of the page: paths by name.</summary>
    public IReadOnlyDictionary<string, string> Files => DirectoryEntry.Below(page).Where(IsSource).ToDictionary(path => $"page/{path}", path => Path.Combine(page, path));

    /// <summary>The files that it reads, by name.</summary>
    public IReadOnlyList<string> Inputs => [.. WholeTables.Concat(_reduced.Sources).Distinct().Where(IsThere).Select(InputOf), .. Learned, .. _beside.Inputs];

    /// <summary>The files that it writes.</summary>
    public IReadOnlyList<string> Outputs => [IndexFile, Script, Style, DataScript.PathOf(Study), .. Tables.Concat(TensorNames).Concat(_beside.Names).Select(DataScript.PathOf)];

    private IEnumerable<string> Whole => WholeTables.Where(IsThere);

    private IEnumerable<string> Tables => [.. Whole, .. _reduced.Names(IsThere)];

    private string[] Learned => found.Contains(Configuration) && found.Contains(Weights) ? [Configuration, Weights] : [];

    private IEnumerable<string> TensorNames => Learned.Length > 0 ? Enumerable.Range(0, subject.Members).Select(NameOfTensors) : [];

    /// <summary>Makes the folder.</summary>
    /// <param name="inputs">Paths by name.</param>
    /// <param name="output">The folder.</param>
    /// <exception cref="DataException">An input is missing or malformed.</exception>
    /// <exception cref="ReportingException">Node is missing or too old, or cannot bundle the page.</exception>
    public void Run(IReadOnlyDictionary<string, string> inputs, string output)
    {
        using TemporaryFolder workspace = TemporaryFolder.Create("explore-");
        WriteTables(inputs, output, workspace.Path);
        IReadOnlyDictionary<string, TensorView>? tensors = Learned.Length > 0 ? SafetensorsFile.Read(inputs[Weights], out _) : null;
        WriteTensors(tensors, output, workspace.Path);
        WriteBeside(inputs, tensors, output, workspace.Path);
        DataScript.WriteJson(output, Study, json => StudyJson.Write(json, subject, [.. Tables], Learned.Length > 0 ? inputs[Configuration] : null, run => (_beside.TablesOf(run), inputs[run.Configuration])));
        progress(1 - ShareOfPage, "the page");
        string bundle = Path.Combine(workspace.Path, Script);
        string request = Path.Combine(workspace.Path, "request.json");
        File.WriteAllText(request, new JsonObject { ["output"] = bundle }.ToJsonString());
        new NodeTool(page).Run("page", request, [bundle], cancellation);
        AtomicFile.WriteBytes(Path.Combine(output, Script), File.ReadAllBytes(bundle));
        foreach (string file in (string[])[IndexFile, Style])
        {
            AtomicFile.WriteBytes(Path.Combine(output, file), File.ReadAllBytes(Path.Combine(page, file)));
        }
    }

    private static string InputOf(string table) => $"{Evaluation}/{ResultTable.FileNameOf(table)}";

    private static string NameOfTensors(int member) => string.Create(CultureInfo.InvariantCulture, $"tensors-{member}");

    // Tests lie elsewhere; what an editor leaves here is no source.
    private static bool IsSource(string path) => Path.GetExtension(path) is ".ts" or ".tsx" or ".mjs" or ".html" or ".css";

    private bool IsThere(string table) => found.Contains(InputOf(table));

    private void WriteTables(IReadOnlyDictionary<string, string> inputs, string output, string workspace)
    {
        string[] all = [.. Tables];
        foreach ((string table, int place) in all.Select((table, place) => (table, place)))
        {
            cancellation.ThrowIfCancellationRequested();
            progress(ShareOfTables * place / all.Length, table);
            string file = Whole.Contains(table) ? inputs[InputOf(table)] : Path.Combine(workspace, ResultTable.FileNameOf(table));
            if (!Whole.Contains(table))
            {
                _reduced.Write(table, source => inputs[InputOf(source)], workspace);
            }

            DataScript.WriteBytes(output, table, File.ReadAllBytes(file));
        }
    }

    private void WriteTensors(IReadOnlyDictionary<string, TensorView>? tensors, string output, string workspace)
    {
        for (int member = 0; tensors is not null && member < subject.Members; member++)
        {
            cancellation.ThrowIfCancellationRequested();
            ParquetFile.Write(workspace, TensorRows.Schema, TensorRows.Of(tensors, member), subject.Source);
            DataScript.WriteBytes(output, NameOfTensors(member), File.ReadAllBytes(Path.Combine(workspace, ResultTable.FileNameOf(TensorRows.Schema.Name))));
        }
    }

    private void WriteBeside(IReadOnlyDictionary<string, string> inputs, IReadOnlyDictionary<string, TensorView>? tensors, string output, string workspace)
    {
        if (subject.Beside.Count > 0)
        {
            double[][][] own = tensors is null ? [] : BesideScripts.UnitsOf(inputs[Configuration], tensors, subject.Members);
            _beside.Write(inputs, own, output, workspace, (share, words) => progress(ShareOfTables + ((1 - ShareOfTables - ShareOfPage) * share), words), cancellation);
        }
    }
}
