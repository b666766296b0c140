using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Files;
using ResearchPipeline.Reporting;
using ResearchPipeline.Reporting.Figures;
using ResearchPipeline.Reporting.Typesetting;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>family: the report that sets the published studies of one data set side by side, made of their published tables alone.</summary>
internal sealed class FamilyPipeline
{
    /// <summary>Name of the run, of the template and of the published folder.</summary>
    public const string Name = "family";

    private const string Title = "All autoencoders side by side";
    private const string Collect = "collect";

    private static readonly string[] Commands = ["dotnet cake --target=Family", "dotnet cake --target=VerifyAll"];

    private readonly IRunDisplay _display;
    private readonly CancellationToken _cancellation;
    private readonly Workspace _workspace;
    private readonly StageEngine _engine;
    private readonly PublishedStudies _published;
    private readonly PublishedTables _tables;
    private readonly string _fingerprint;

    /// <param name="options">Where intermediate results go.</param>
    /// <param name="published">The studies, and where they and the report on them are published.</param>
    /// <param name="display">Told what happens.</param>
    /// <param name="cancellation">Asked between two stages.</param>
    /// <exception cref="StageException">The manifest of a study is missing or malformed.</exception>
    public FamilyPipeline(RunOptions options, PublishedStudies published, IRunDisplay display, CancellationToken cancellation)
    {
        (_published, _display, _cancellation) = (published.OfOneDataset, display, cancellation);
        _workspace = WorkspaceOf(options, published);
        _engine = new StageEngine(_workspace.Stages, _workspace.Run, typeof(FamilyPipeline).Assembly, _workspace.Hashes, display.Say, cancellation);
        _tables = new PublishedTables(_published, options, _workspace);
        _fingerprint = Fingerprint.ofText(_tables.Specifications);
    }

    /// <summary>Paths of the artefacts that lie beside the manifest where the report is published.</summary>
    public static IReadOnlyList<string> Copied { get; } = [PublishedCopies.Report];

    /// <summary>Where the report is made, and published.</summary>
    public static Workspace WorkspaceOf(RunOptions options, PublishedStudies published)
    {
        string root = Repository.FindRoot();
        string artifacts = Path.GetFullPath(options.Artifacts ?? Path.Combine(root, "artifacts"));
        return new Workspace(root, artifacts, Path.Combine(Workspace.RunsIn(artifacts), Name), published.IsWritten ? published.FolderOf(Name) : null);
    }

    /// <summary>Brings the report up to date, and publishes it.</summary>
    /// <returns>What was made.</returns>
    /// <exception cref="StageException">A published table is not what its manifest lists.</exception>
    public Manifest Run()
    {
        using RunLock held = RunLock.Acquire(_workspace.RunDirectory, _display.Say, _cancellation);
        List<MadeStage> made = [];
        foreach (Func<MadeFiles, Stage> create in (Func<MadeFiles, Stage>[])[CollectStage, FiguresStage, ReportStage])
        {
            _cancellation.ThrowIfCancellationRequested();
            Stage stage = create(new MadeFiles(made));
            _engine.Run(stage);
            made.Add(new MadeStage(stage.Place, _engine.FolderOf(stage), stage.Outputs));
        }

        Manifest manifest = new(Name, _fingerprint, [.. made.SelectMany(stage => Publication.ArtefactsOf(_workspace, stage.Name))]);
        string compared = PublishedCopies.Write(_workspace, manifest, Copied);
        _workspace.Stages.Collect();
        _display.Say($"report:   {PublishedCopies.ReportOf(_workspace)}");
        _display.Say($"manifest: {_workspace.ManifestFile}{compared}");
        return manifest;
    }

    private ReportedDataset Dataset => StageContext.DatasetOf(_published.Source);

    private Stage CollectStage(MadeFiles made)
    {
        IReadOnlyDictionary<string, string> tables = _tables.Files();
        Dictionary<string, IReadOnlyList<string>> ofOtherImages = _published.Names.ToDictionary(name => name, PublishedStudies.ArmsOfOtherImages);
        FamilyResults body = new(_published.Names, study => tables.ContainsKey($"{study}/{FamilyResults.FeaturesFile}"), DatasetModule.kind(_published.Source), study => ofOtherImages[study]);
        return new(
            Collect,
            new Dictionary<string, string>(ofOtherImages.Where(of => of.Value.Count > 0).Select(of => KeyValuePair.Create($"without.{of.Key}", string.Join(' ', of.Value))))
            {
                ["studies"] = string.Join(' ', _published.Names),
                ["images"] = DatasetModule.kind(_published.Source).Shape.InWords,
            },
            body.Inputs.ToDictionary(name => name, name => tables[name]), FamilyResults.Outputs,
            new StageTools(new Dictionary<string, string>(), _workspace.Packages.Find([Data.Tables.ResultDatabase.Package])), body.Run);
    }

    private Stage FiguresStage(MadeFiles made)
    {
        StageDisplay display = new(_display, StageNames.Figures);
        FigureSet body = new(new Template(_workspace.Templates, Name), new Dictionary<string, ReportedSetting>(), [], Dataset, display.Update, _cancellation);
        return new(
            StageNames.Figures, new Dictionary<string, string> { ["dataset"] = Dataset.Text }, made.Where(_ => true), body.Outputs,
            new StageTools(body.Files, _workspace.Packages.Find(FigureSet.Packages)), body.Run)
        {
            Watched = display.Watch,
        };
    }

    private Stage ReportStage(MadeFiles made)
    {
        ReportSubject subject = new(
            Name, Title, _fingerprint, Pipeline.ReportStage.Version, Dataset, Pipeline.ReportStage.RawFilesOf(_workspace, _published.Source), new Dictionary<string, ReportedSetting>(), [], [], new Dictionary<string, IReadOnlyDictionary<string, ReportedSetting>>(), [],
            Commands, DatasetModule.ValidationImages);
        ReportDocument body = new(new Template(_workspace.Templates, Name), subject, _workspace.Hashes, _cancellation);
        return new(
            StageNames.Report,
            // Whatever the report may print.
            new Dictionary<string, string>
            {
                ["name"] = subject.Name,
                ["title"] = subject.Title,
                ["dataset"] = subject.Dataset.Text,
                ["fingerprint"] = subject.Fingerprint,
                ["version"] = subject.Version,
                ["commands"] = string.Join("; ", subject.Commands),
                ["validation-images"] = $"{subject.ValidationImages}",
            },
            made.All(), [ReportDocument.PdfFile], new StageTools(body.Files, _workspace.Packages.Find(ReportDocument.Packages)), body.Run);
    }
}
