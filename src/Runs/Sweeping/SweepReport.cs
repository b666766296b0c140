using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Reporting;
using ResearchPipeline.Reporting.Figures;
using ResearchPipeline.Reporting.Typesetting;
using ResearchPipeline.Specification;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>The end of a sweep of the catalogue: a run of its own, which collects the table of its runs, draws, typesets, and publishes where the sweep is published.</summary>
internal sealed class SweepReport
{
    private const string CollectName = "collect";

    private readonly Sweep _sweep;
    private readonly SweepPlan _plan;
    private readonly RunOptions _options;
    private readonly IRunDisplay _display;
    private readonly CancellationToken _cancellation;
    private readonly Study _study;
    private readonly bool _isPublished;
    private readonly StageEngine _engine;

    /// <param name="sweep">The sweep.</param>
    /// <param name="plan">Its runs, all of them done.</param>
    /// <param name="options">Where results lie.</param>
    /// <param name="published">The sweeps that are published, and where.</param>
    /// <param name="display">Told what happens.</param>
    /// <param name="cancellation">Asked between two stages.</param>
    public SweepReport(Sweep sweep, SweepPlan plan, RunOptions options, PublishedStudies published, IRunDisplay display, CancellationToken cancellation)
    {
        (_sweep, _plan, _options, _display, _cancellation) = (sweep, plan, options, display, cancellation);
        _isPublished = published.Names.Contains(sweep.Name);
        _study = StudyOf(sweep);
        Workspace = WorkspaceOf(sweep, options, published);
        // Bodies of Reporting are in no need of this assembly; that of collect stands in it, so that a change of it collects again, in a second.
        _engine = new StageEngine(Workspace.Stages, Workspace.Run, typeof(StudyPipeline).Assembly, Workspace.Hashes, display.Say, cancellation);
    }

    /// <summary>The path of the table of its runs.</summary>
    public static string Table { get; } = $"{CollectName}/{SweepResults.Output}";

    /// <summary>Paths of the artefacts that lie beside the manifest where the sweep is published.</summary>
    public static IReadOnlyList<string> Copied { get; } = [PublishedCopies.Report, Table];

    /// <summary>Those of the checkout. A sweep whose results lie in a folder that somebody named is not published.</summary>
    public static PublishedStudies PublishedIn(RunOptions options) => PublishedStudies.OfCheckout(options) with { Names = Catalogue.publishedSweeps };

    /// <summary>Where it is made, and published.</summary>
    public Workspace Workspace { get; }

    /// <summary>The name of the sweep.</summary>
    public string Name => _sweep.Name;

    /// <summary>One line for people.</summary>
    public string Title => _sweep.Title.Replace(StudyModule.DatasetName, Dataset.Name, StringComparison.Ordinal);

    /// <summary>Its runs.</summary>
    public SweepPlan Plan => _plan;

    /// <summary>The study with what every run of a sweep chooses otherwise.</summary>
    public static Study StudyOf(Sweep sweep) => ChangedStudy.Of(sweep.Study, sweep.Throughout);

    /// <summary>Where a sweep's table, figures and report are made, and published.</summary>
    public static Workspace WorkspaceOf(Sweep sweep, RunOptions options, PublishedStudies published)
    {
        string root = Repository.FindRoot();
        string artifacts = Path.GetFullPath(options.Artifacts ?? Path.Combine(root, "artifacts"));
        bool isWritten = published.IsWritten && published.Names.Contains(sweep.Name);
        return new(root, artifacts, Path.Combine(Workspace.RunsIn(artifacts), sweep.Name), isWritten ? published.FolderOf(sweep.Name) : null);
    }

    /// <summary>Brings table, figures and report up to date, and publishes them.</summary>
    /// <returns>What was made.</returns>
    /// <exception cref="StageException">A run has no results.</exception>
    public Manifest Run()
    {
        using RunLock held = RunLock.Acquire(Workspace.RunDirectory, _display.Say, _cancellation);
        List<MadeStage> made = [];
        foreach (Func<MadeFiles, Stage> create in (Func<MadeFiles, Stage>[])[CollectStage, FiguresStage, ReportStage])
        {
            _cancellation.ThrowIfCancellationRequested();
            Stage stage = create(new MadeFiles(made));
            _engine.Run(stage);
            made.Add(new MadeStage(stage.Place, _engine.FolderOf(stage), stage.Outputs));
        }

        IEnumerable<Artefact> raw = RawFiles.Select(file => new Artefact(file.Path, file.Bytes, file.Sha256));
        Manifest manifest = new(_sweep.Name, _plan.Fingerprint, [.. raw, .. made.SelectMany(stage => Publication.ArtefactsOf(Workspace, stage.Name))]);
        string compared = PublishedCopies.Write(Workspace, manifest, Copied);
        Workspace.Stages.Collect();
        _display.Say($"report:   {PublishedCopies.ReportOf(Workspace)}");
        _display.Say($"manifest: {Workspace.ManifestFile}{compared}");
        return manifest;
    }

    /// <summary>The body that draws.</summary>
    /// <param name="progress">Told how far it is.</param>
    internal FigureSet FiguresWith(Action<double, string> progress) => new(Template, Settings, [], Dataset, progress, _cancellation);

    /// <summary>The body that typesets.</summary>
    internal ReportDocument Document => new(Template, Subject, Workspace.Hashes, _cancellation);

    private ReportSubject Subject => new(
        _sweep.Name, Title, _plan.Fingerprint, Pipeline.ReportStage.Version, Dataset, RawFiles, Settings, [.. CanonicalText.linesOfStudy(_study).Keys],
        [.. Changes.between(_sweep.Study, _study).Select(change => new ReportedChange(change.Key, change.From, change.To))],
        new Dictionary<string, IReadOnlyDictionary<string, ReportedSetting>>(), [], Commands, DatasetModule.ValidationImages);

    private IReadOnlyList<AttachedArtefact> RawFiles => Pipeline.ReportStage.RawFilesOf(Workspace, Arms.sources(_study));

    private ReportedDataset Dataset => StageContext.DatasetOf(_study.Dataset.Source);

    private IReadOnlyDictionary<string, ReportedSetting> Settings => StageContext.SettingsOf(_study);

    private Template Template => new(Workspace.Templates, _sweep.Template);

    // What both stages that show the sweep show of the study that is varied.
    private Dictionary<string, string> Shown => new(Specification.Settings.values(_study)) { ["dataset"] = Dataset.Text };

    private Stage CollectStage(MadeFiles made)
    {
        RunResults results = new(_plan, _options, _display, _cancellation);
        Dictionary<string, FoundRun> found = _plan.Runs.ToDictionary(run => run.Tag, run => results.FindOnce(run) ?? throw new StageException($"{run.Tag} ({run.Run}) has no results any more. Run the sweep again: what is there is not done again."));
        SweepResults body = new(_plan, found.ToDictionary(run => run.Key, run => run.Value.Weights));
        return new(
            CollectName,
            new Dictionary<string, string>(found.Select(run => KeyValuePair.Create($"weights.{run.Key}", run.Value.Weights))) { ["plan"] = _plan.Fingerprint, ["version"] = Pipeline.ReportStage.Version },
            _plan.Runs.ToDictionary(SweepResults.InputOf, run => found[run.Tag].Summary), [SweepResults.Output], StageTools.None, body.Run);
    }

    private Stage FiguresStage(MadeFiles made)
    {
        StageDisplay display = new(_display, StageNames.Figures);
        FigureSet body = FiguresWith(display.Update);
        return new(StageNames.Figures, Shown, made.Where(_ => true), body.Outputs, new StageTools(body.Files, Workspace.Packages.Find(FigureSet.Packages)), body.Run)
        {
            Watched = display.Watch,
        };
    }

    private Stage ReportStage(MadeFiles made)
    {
        (ReportSubject subject, ReportDocument body) = (Subject, Document);
        return new(
            StageNames.Report,
            // Whatever the report may print.
            new Dictionary<string, string>(Shown)
            {
                ["name"] = subject.Name,
                ["title"] = subject.Title,
                ["plan"] = subject.Fingerprint,
                ["version"] = subject.Version,
                ["lines"] = string.Join(' ', subject.Lines),
                ["commands"] = string.Join("; ", subject.Commands),
                ["changes"] = string.Join("; ", subject.Changes.Select(change => $"{change.Key}: {change.From} -> {change.To}")),
                ["raw-files"] = string.Join(' ', subject.RawFiles.Select(file => file.Sha256)),
                ["validation-images"] = $"{subject.ValidationImages}",
            },
            made.All(), [ReportDocument.PdfFile], new StageTools(body.Files, Workspace.Packages.Find(ReportDocument.Packages)), body.Run);
    }

    private string[] Commands =>
    [
        $"dotnet cake --target=Sweep --sweep={_sweep.Name}", .. _isPublished ? ["git status"] : Array.Empty<string>(), $"dotnet cake --target=Verify --sweep={_sweep.Name}",
    ];
}
