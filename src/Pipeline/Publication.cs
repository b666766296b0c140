using System.Globalization;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Pipeline;

/// <summary>
/// The end of a run: its manifest, for an unmodified published study a copy of PDF, trail and manifest under reports/, and the
/// main results on the terminal.
/// </summary>
internal sealed class Publication(StageContext context)
{
    /// <summary>What the paths of raw files begin with.</summary>
    public const string DataFolder = "data";

    // What a learner can do of these.
    private static readonly (string Label, string Metric, string Format)[] Headline =
    [
        ("mean squared error", "mse", "0.00000"),
        ("Pearson correlation", "pearson", "0.0000"),
        ("active latents (L0)", "l0", "0.##"),
        ("dead features", "dead", "0"),
        ("share of wrong digits", "error_rate", "0.0000"),
        ("cross-entropy, nats", "cross_entropy", "0.0000"),
    ];

    private readonly Study _study = context.Study;
    private readonly Workspace _workspace = context.Workspace;
    private readonly IRunDisplay _display = context.Display;

    private static readonly string[] Copied =
    [
        $"{StageNames.Report}/{ReportStage.PdfFileName}", $"{StageNames.Train}/{TrainingTrail.FileName}",
        .. StudyResults.Tables.Select(table => $"{StageNames.Results}/{ResultTable.FileNameOf(table.Name)}"),
    ];

    /// <summary>The artefacts that lie beside the manifest where a study is published: of the two tables of the results those that the study has.</summary>
    public static IReadOnlyList<string> CopiedOf(Manifest manifest)
    {
        HashSet<string> listed = [.. manifest.Artefacts.Select(artefact => artefact.Path)];
        return [.. Copied.Where(path => listed.Contains(path) || !path.StartsWith($"{StageNames.Results}/", StringComparison.Ordinal))];
    }

    /// <summary>The artefacts of a published stage; paths begin with its name.</summary>
    public static IEnumerable<Artefact> ArtefactsOf(Workspace workspace, string stage) =>
        (StageRecord.Read(workspace.FolderOf(stage)) ?? throw new StageException($"the record of the {stage} stage cannot be read"))
            .Outputs.Select(output => output with { Path = $"{stage}/{output.Path}" });

    /// <summary>What a run has made, in some of its stages.</summary>
    /// <param name="context">The run.</param>
    /// <param name="places">The names of the stages, in order.</param>
    public static Manifest ManifestOf(StageContext context, IEnumerable<string> places) => new(
        context.Study.Name,
        Fingerprint.ofStudy(context.Study),
        [.. MnistFile.All.Select(file => new Artefact($"{DataFolder}/{file.Name}", file.Bytes, file.Sha256)), .. places.SelectMany(stage => ArtefactsOf(context.Workspace, stage))]);

    /// <summary>Publishes, and says where things are.</summary>
    public void Run()
    {
        Manifest manifest = ManifestOf(context, Stages.names(_study));
        string pdf = Path.Combine(_workspace.RunDirectory, Copied[0]);
        if (_workspace.Published is string folder)
        {
            pdf = Path.Combine(folder, ReportStage.PdfFileName);
            foreach (string artefact in CopiedOf(manifest))
            {
                AtomicFile.WriteBytes(Path.Combine(folder, Path.GetFileName(artefact)), File.ReadAllBytes(_workspace.FileOf(artefact)));
            }
        }

        string path = _workspace.ManifestFile;
        string compared = Compared(manifest, path, _workspace.Published is null ? "before" : "published");
        manifest.Write(path);
        PrintHeadline();
        _display.Say($"report:   {pdf}");
        _display.Say($"manifest: {path}{compared}");
        if (ReportStage.LeftOut(context) is string arms)
        {
            _display.Say($"the report leaves the arms out: {arms}; dotnet cake --target=Arms runs all of them");
        }
    }

    // What a reproducer wants to know first.
    private static string Compared(Manifest manifest, string path, string before)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        try
        {
            int differences = manifest.DifferencesFrom(Manifest.Read(path)).Count;
            return differences == 0 ? $" (every byte as {before})" : $" ({differences} of {manifest.Artefacts.Count} files not as {before})";
        }
        catch (StageException)
        {
            return " (the one before could not be read)";
        }
    }

    private void PrintHeadline()
    {
        SummaryFile summary = SummaryFile.Read(_workspace.FolderOf(StageNames.Evaluate));
        _display.Say("");
        foreach ((string label, string metric, string format) in Headline.Where(line => summary.Has(line.Metric)))
        {
            PrintRange(label, summary.OfMembers(metric), format);
            if (metric == "pearson" && summary.HasEnsemble)
            {
                Print("the same, ensemble mean", Format(summary.OfEnsemble(metric), format));
            }
        }

        _display.Say("");
    }

    private void PrintRange(string label, IReadOnlyList<double> ofMembers, string format)
    {
        string low = Format(ofMembers.Min(), format);
        string high = Format(ofMembers.Max(), format);
        Print(label, low == high ? $"{low} in every member" : $"{low} to {high} over members");
    }

    private void Print(string label, string value) => _display.Say($"  {label,-26} {value}");

    /// <summary>A measure as people read it; NaN is one that is not defined.</summary>
    internal static string Format(double value, string format) =>
        double.IsNaN(value) ? "undefined" : value.ToString(format, CultureInfo.InvariantCulture);
}
