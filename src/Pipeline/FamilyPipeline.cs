using System.Reflection;
using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Reporting;
using ResearchPipeline.Reporting.Figures;
using ResearchPipeline.Reporting.Typesetting;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>family: the report that sets all published studies side by side, made of their published tables alone.</summary>
internal sealed class FamilyPipeline
{
    /// <summary>Name of the run, of the template and of the published folder.</summary>
    public const string Name = "family";

    private const string Title = "All autoencoders side by side";
    private const string Collect = "collect";

    private readonly IRunDisplay _display;
    private readonly CancellationToken _cancellation;
    private readonly Workspace _workspace;
    private readonly StageEngine _engine;
    private readonly string _fingerprint;

    /// <param name="options">Where intermediate results go.</param>
    /// <param name="display">Told what happens.</param>
    /// <param name="cancellation">Asked between two stages.</param>
    public FamilyPipeline(RunOptions options, IRunDisplay display, CancellationToken cancellation)
    {
        (_display, _cancellation) = (display, cancellation);
        string root = Repository.FindRoot();
        string artifacts = Path.GetFullPath(options.Artifacts ?? Path.Combine(root, "artifacts"));
        _workspace = new Workspace(root, artifacts, Path.Combine(Workspace.RunsIn(artifacts), Name), options.Artifacts is null ? Path.Combine(root, "reports", Name) : null);
        _engine = new StageEngine(_workspace.Stages, _workspace.Run, typeof(FamilyPipeline).Assembly, _workspace.Hashes, display.Say, cancellation);
        _fingerprint = Fingerprint.ofText(string.Concat(Catalogue.published.Select(study => $"{study} {ManifestOf(study).Specification}\n")));
    }

    /// <summary>Where the published manifest is.</summary>
    public string PublishedManifest => Path.Combine(_workspace.Root, "reports", Name, Manifest.FileName);

    /// <summary>Brings the report up to date, and publishes it.</summary>
    /// <returns>What was made.</returns>
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
        if (_workspace.Published is string folder)
        {
            AtomicFile.WriteBytes(Path.Combine(folder, ReportDocument.PdfFile), File.ReadAllBytes(_workspace.FileOf($"{StageNames.Report}/{ReportDocument.PdfFile}")));
        }

        string before = File.Exists(_workspace.ManifestFile) && Manifest.Read(_workspace.ManifestFile).DifferencesFrom(manifest).Count == 0 ? " (every byte as before)" : "";
        manifest.Write(_workspace.ManifestFile);
        _workspace.Stages.Collect();
        _display.Say($"report:   {Path.Combine(Path.GetDirectoryName(_workspace.ManifestFile)!, _workspace.Published is null ? $"{StageNames.Report}/" : "", ReportDocument.PdfFile)}");
        _display.Say($"manifest: {_workspace.ManifestFile}{before}");
        return manifest;
    }

    private Manifest ManifestOf(string study) => Manifest.Read(Path.Combine(_workspace.Root, "reports", study, Manifest.FileName));

    private string Published(string file) => Path.Combine(_workspace.Root, "reports", file);

    private Stage CollectStage(MadeFiles made)
    {
        FamilyResults body = new(Catalogue.published, study => File.Exists(Published($"{study}/{FamilyResults.FeaturesFile}")));
        return new(
            Collect, new Dictionary<string, string> { ["studies"] = string.Join(' ', Catalogue.published) }, body.Inputs.ToDictionary(name => name, Published), FamilyResults.Outputs,
            new StageTools(new Dictionary<string, string>(), _workspace.Packages.Find([Data.Tables.ResultDatabase.Package])), body.Run);
    }

    private Stage FiguresStage(MadeFiles made)
    {
        StageDisplay display = new(_display, StageNames.Figures);
        FigureSet body = new(new Template(_workspace.Templates, Name), new Dictionary<string, ReportedSetting>(), [], display.Update, _cancellation);
        return new(
            StageNames.Figures, new Dictionary<string, string>(), made.Where(_ => true), body.Outputs,
            new StageTools(body.Files, _workspace.Packages.Find(FigureSet.Packages)), body.Run)
        {
            Watched = display.Watch,
        };
    }

    private Stage ReportStage(MadeFiles made)
    {
        string version = typeof(FamilyPipeline).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        ReportSubject subject = new(
            Name, Title, _fingerprint, version, new Dictionary<string, ReportedSetting>(), [], [], new Dictionary<string, IReadOnlyDictionary<string, ReportedSetting>>(), [],
            ["dotnet cake --target=Family", "dotnet cake --target=VerifyAll"], DatasetModule.ValidationImages);
        ReportDocument body = new(new Template(_workspace.Templates, Name), subject, _workspace.Hashes, _cancellation);
        return new(
            StageNames.Report, new Dictionary<string, string> { ["title"] = Title, ["fingerprint"] = _fingerprint, ["version"] = version }, made.All(), [ReportDocument.PdfFile],
            new StageTools(body.Files, _workspace.Packages.Find(ReportDocument.Packages)), body.Run);
    }
}
