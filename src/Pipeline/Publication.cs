using System.Globalization;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Specification;

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
    private (string Label, string Metric, string Format)[] Headline =>
    [
        ("mean squared error", "mse", "0.00000"),
        ("Pearson correlation", "pearson", "0.0000"),
        ("active latents (L0)", "l0", "0.##"),
        ("dead features", "dead", "0"),
        ($"share of wrong {DatasetWordsModule.ofLabels(_study.Dataset).Class.Many}", "error_rate", "0.0000"),
        ("cross-entropy, nats", "cross_entropy", "0.0000"),
    ];

    private readonly Study _study = context.Study;
    private readonly Workspace _workspace = context.Workspace;
    private readonly IRunDisplay _display = context.Display;

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
        [.. RawDatasets.Of(Arms.sources(context.Study)).SelectMany(raw => RawArtefacts(context.Workspace, raw)), .. places.SelectMany(stage => ArtefactsOf(context.Workspace, stage))]);

    // Of a file whose published hash is not known the hash of the one that was used: whoever has the same can tell.
    private static IEnumerable<Artefact> RawArtefacts(Workspace workspace, RawDataset raw) =>
        raw.Files.Select(file => new Artefact(raw.ArtefactOf(file), file.Bytes, workspace.HashOf(raw, file)));

    /// <summary>Publishes, and says where things are.</summary>
    public void Run()
    {
        Manifest manifest = ManifestOf(context, Stages.names(_study));
        string compared = PublishedCopies.Write(_workspace, manifest, PublishedCopies.Of(_study));
        PrintHeadline();
        _display.Say($"report:   {PublishedCopies.ReportOf(_workspace)}");
        _display.Say($"manifest: {_workspace.ManifestFile}{compared}");
        if (ReportStage.LeftOut(context) is string arms)
        {
            _display.Say($"the report leaves the arms out: {arms}; dotnet cake --target=Arms runs all of them");
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
