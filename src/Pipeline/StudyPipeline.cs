using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Gpu;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Explorer;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>One study as the command line wants it: its steps, one after another.</summary>
internal sealed class StudyPipeline
{
    private readonly RunOptions _options;
    private readonly IRunDisplay _display;
    private readonly Study _written;
    private readonly Study _study;
    private readonly StageEngine _engine;
    private readonly StageLog _log;
    private readonly StepFailures _failures;
    private readonly CancellationToken _cancellation;
    private readonly bool _isArm;

    /// <param name="options">What was asked for.</param>
    /// <param name="display">Told what happens.</param>
    /// <param name="cancellation">Asked between two training steps, and between two stages.</param>
    /// <param name="resume">The line that continues after a failure, where it is not the one that these options say.</param>
    /// <param name="known">Where another study lives: what was learnt there of files and packages need not be learnt again.</param>
    /// <param name="isArm">Whether this is the run of an arm, which lasts until its rows are kept.</param>
    /// <param name="published">Where studies are published; in the checkout unless given.</param>
    /// <exception cref="UsageException">The study cannot be run as asked for.</exception>
    public StudyPipeline(RunOptions options, IRunDisplay display, CancellationToken cancellation, string? resume = null, Workspace? known = null, bool isArm = false, PublishedStudies? published = null)
    {
        HardwareCheck.Require();
        (_options, _display, _cancellation, _isArm) = (options, display, cancellation, isArm);
        _written = Catalogue.studies.Single(candidate => candidate.Name == options.Study);
        _study = ChangedStudy.Of(isArm ? Arms.alone(_written) : _written, options.Settings);
        Names = [AcquireStep.CommandName, .. Stages.names(_study)];
        Require(options.Until, Names);
        Require(options.Force, Names.Skip(1));
        RequireEverything();
        RequireDevice(options.Device);
        if (options.Name is string name && !RunName.IsName(name))
        {
            throw new UsageException($"--name is \"{name}\"; expected letters, digits, dots, hyphens and underscores, at most {RunName.MostLetters}, the first a letter or a digit, as in --name=sparser.");
        }

        Workspace = WorkspaceOf(options, Fingerprint.runName(_written, _study), isArm, published ?? PublishedStudies.OfCheckout(options));
        Workspace = known is null ? Workspace : Workspace with { Hashes = known.Hashes, Packages = known.Packages };
        _log = new StageLog(Path.Combine(Workspace.Artifacts, "logs", Path.GetFileName(Workspace.RunDirectory)), display.Warn);
        _failures = new StepFailures(Workspace, options, Raw.Any(dataset => !dataset.HasKnownHashes || NamedFolder.Of(options, dataset, Raw) is not null), resume, _log);
        _engine = new StageEngine(
            Workspace.Stages, Workspace.Run, wiring: typeof(StudyPipeline).Assembly, Workspace.Hashes,
            line =>
            {
                display.Say(line);
                _log.Write(line);
            },
            cancellation);
    }

    /// <summary>The study as far as it is measured, which is what an explorer shows.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="display">Told what happens.</param>
    /// <param name="cancellation">Asked between two training steps, and between two stages.</param>
    /// <exception cref="UsageException">The study cannot be run as asked for.</exception>
    public static StudyPipeline OfExplorer(RunOptions options, IRunDisplay display, CancellationToken cancellation) =>
        new(options with { Until = StageNames.Evaluate }, display, cancellation, resume: options.CommandLine(CommandNames.Explore));

    /// <summary>Where the study lives.</summary>
    public Workspace Workspace { get; }

    /// <summary>The data sets that its images, and those of what it compares, are of: that of its own first.</summary>
    public IReadOnlyList<RawDataset> Raw => RawDatasets.Of(Arms.sources(_study));

    /// <summary>The names of its steps, in order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What its stages share.</summary>
    public StageContext Context => new(_written, _study, Workspace, _options.Device, _options.Threads, _log.Write, _display, _cancellation);

    /// <summary>The stages one after another as they are asked for: the next is made from the files of those before it as they are then.</summary>
    internal IEnumerable<Stage> StagesInOrder() => Stages.ofStudy(new StageMaker(Context, _engine), _study);

    /// <summary>A fingerprint of the code of the stages that are wanted.</summary>
    public string Code => Fingerprint.ofText(string.Join('\n', Wanted().OfType<StageStep>().SelectMany(step => step.Code).Select(part => $"{part.Key} {part.Value}").Distinct()));

    /// <summary>The entries of the store that hold wanted stages already.</summary>
    public IEnumerable<string> Made => Wanted().OfType<StageStep>().TakeWhile(step => step.Reasons(force: false).Count == 0).Select(step => step.Entry);

    /// <summary>Every wanted step with the reasons for which it would run; none when it is up to date. Changes nothing.</summary>
    public IEnumerable<(string Step, IReadOnlyList<StageReason> Reasons)> Reasons()
    {
        _engine.ReadAhead();
        return Wanted().Select(step => (step.Name, step.Reasons(IsForced(step))));
    }

    /// <summary>Brings one step up to date.</summary>
    /// <exception cref="StageException">One before it is not up to date: what it made is not to be believed.</exception>
    /// <exception cref="UsageException">The study has no such step.</exception>
    public void RunOne(string name)
    {
        Require(name, Names);
        using RunLock held = Lock();
        foreach (IStep step in Steps())
        {
            if (step.Name == name)
            {
                Run(step);
                PublishAfter(name);
                Workspace.Stages.Collect();
                return;
            }

            _failures.Explain(name, step.Take);
        }
    }

    /// <summary>Brings every step up to date, or those until the last one that was asked for.</summary>
    /// <param name="wanted">Entries that others wait for: they stay though no run holds them.</param>
    public void RunAll(params IReadOnlyCollection<string> wanted)
    {
        using RunLock held = Lock();
        _engine.ReadAhead();
        foreach (IStep step in Wanted())
        {
            _cancellation.ThrowIfCancellationRequested();
            Run(step);
        }

        PublishAfter(_options.Until ?? Names[^1]);
        Workspace.Stages.Collect(wanted);
        if (!_isArm && _options.Until is string until && until != Names[0] && until != Names[^1])
        {
            _display.Say($"results: {Workspace.RunDirectory}");
        }
    }

    /// <summary>Brings what is measured up to date, then the explorer of it, and publishes nothing.</summary>
    /// <param name="other">Another run that stands beside it; null where none was asked for.</param>
    /// <exception cref="UsageException">The two do not fit.</exception>
    public void Explore(LearnedRun? other = null)
    {
        if (other?.Misfit(_study) is string misfit)
        {
            throw new UsageException(misfit);
        }

        using RunLock held = Lock();
        _engine.ReadAhead();
        foreach (IStep step in Wanted())
        {
            _cancellation.ThrowIfCancellationRequested();
            Run(step);
        }

        Stage[] measured = [.. StagesInOrder().TakeWhile(stage => stage.Place != StageNames.Results)];
        (string Name, LearnedRun Run)[] beside = [.. other is null ? [] : new[] { ("with", other) }, .. new ArmsBeside(_engine, _study).Of(measured)];
        MadeStage[] own = [.. measured.Where(stage => !StagePlace.isOfArm(stage.Place)).Select(stage => new MadeStage(stage.Place, _engine.FolderOf(stage), stage.Outputs))];
        Run(new StageStep(_engine, ExploreStage.Create(Context, new MadeFiles([.. own, .. beside.SelectMany(one => one.Run.Made(one.Name))]), [.. beside.Select(one => one.Run.Beside(one.Name))])));
        Workspace.Stages.Collect();
        _display.Say($"explorer: {Path.Combine(Workspace.RunDirectory, ExploreStage.Name, ExplorerFolder.IndexFile)}, to open in a browser");
    }

    /// <summary>Brings up to date what is of one arm that the study compares, and publishes nothing.</summary>
    /// <returns>What that is.</returns>
    public Manifest RunPart(ArmPart part)
    {
        using RunLock held = Lock();
        string[] places = [.. Names.Skip(1).Where(part.Has)];
        foreach (IStep step in Steps().TakeWhile(step => step.Name != StageNames.Results).Where(step => part.Has(step.Name)))
        {
            _cancellation.ThrowIfCancellationRequested();
            Run(step);
        }

        return Publication.ManifestOf(Context, places);
    }

    private IEnumerable<IStep> Steps() =>
        StagesInOrder().Select(IStep (stage) => new StageStep(_engine, stage)).Prepend(new AcquireStep(Workspace, Raw, _options, _display, _cancellation));

    // Not one further: to make the next step, its files are looked at.
    private IEnumerable<IStep> Wanted() => Wanted(Steps());

    private IEnumerable<T> Wanted<T>(IEnumerable<T> inOrder) => inOrder.Take(_options.Until is string until ? Names.ToList().IndexOf(until) + 1 : Names.Count);

    private void Run(IStep step) => _failures.Explain(step.Name, () => step.Run(IsForced(step)));

    private bool IsForced(IStep step) => step.Name == _options.Force;

    private RunLock Lock()
    {
        RunLock? held = null;
        _failures.Explain("lock", () => held = RunLock.Acquire(Workspace.RunDirectory, _display.Say, _cancellation));
        if (!_isArm)
        {
            _failures.Explain("specification", () => RunSpecification.Write(Workspace.RunDirectory, _written, _study));
            _failures.Explain("name", () => RunName.Write(Workspace.RunDirectory, _options.Name));
        }

        return held!;
    }

    private void PublishAfter(string step)
    {
        if (step == Names[^1])
        {
            _failures.Explain("publish", new Publication(Context).Run);
        }
    }

    // An arm may ask one question alone: a report shows of a study itself what its template asks for.
    private void RequireEverything()
    {
        string asked = Settings.values(_study)["evaluation.questions"];
        bool isShown = !_isArm && Wanted(Names).Contains(StageNames.Figures);
        if (isShown && !_study.Evaluation.Questions.Contains(Question.Everything))
        {
            throw new UsageException($"evaluation.questions is \"{asked}\"; figures and the report of a study show everything else too: ask \"everything {asked}\".");
        }
    }

    // Before anything is acquired: the training would fail after minutes.
    private static void RequireDevice(string device)
    {
        try
        {
            Devices.Require(device);
        }
        catch (GpuException missing)
        {
            throw new UsageException(missing.Message);
        }
    }

    private static void Require(string? named, IEnumerable<string> names)
    {
        if (named is not null && !names.Contains(named))
        {
            throw new UsageException(ArgumentCheck.NoSuch("stage", named, [.. names]));
        }
    }

    private static Workspace WorkspaceOf(RunOptions options, string run, bool isArm, PublishedStudies published)
    {
        string root = Repository.FindRoot();
        string artifacts = Path.GetFullPath(options.Artifacts ?? Path.Combine(root, "artifacts"));
        if (File.Exists(artifacts))
        {
            throw new UsageException($"{artifacts} is a file where data and results need a folder. Move it away, or name a folder with --artifacts.");
        }

        bool isPublished = published.IsWritten && run == options.Study && published.Names.Contains(run) && !isArm;
        return new Workspace(
            root, artifacts, Path.Combine(isArm ? Workspace.ArmsIn(artifacts) : Workspace.RunsIn(artifacts), run), isPublished ? published.FolderOf(run) : null);
    }
}
