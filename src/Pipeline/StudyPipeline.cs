using ResearchPipeline.Compute;
using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Pipeline;

/// <summary>The stages of one study as the command line wants it: here the graph is put together.</summary>
internal sealed class StudyPipeline
{
    /// <summary>The stages of a run, in order.</summary>
    public static IReadOnlyList<string> StageNames { get; } =
        [NormalizeStage.Name, TrainStage.Name, EvaluateStage.Name, FiguresStage.Name, ReportStage.Name];

    private readonly RunOptions _options;
    private readonly IRunDisplay _display;
    private readonly string? _resume;
    private readonly Study _written;
    private readonly Study _study;
    private readonly Workspace _workspace;
    private readonly StageEngine _engine;
    private readonly StageLog _log;
    private readonly CancellationToken _cancellation;

    /// <param name="options">What was asked for.</param>
    /// <param name="display">Told what happens.</param>
    /// <param name="cancellation">Asked between two steps, and between two stages.</param>
    /// <param name="resume">The line that continues after a failure, where it is not the one that these options say.</param>
    /// <param name="known">Where another study lives: what was learnt there of files and packages need not be learnt again.</param>
    /// <exception cref="UsageException">The study cannot be run as asked for.</exception>
    public StudyPipeline(RunOptions options, IRunDisplay display, CancellationToken cancellation, string? resume = null, Workspace? known = null)
    {
        HardwareCheck.Require();
        _options = options;
        _display = display;
        _resume = resume;
        _cancellation = cancellation;
        _written = Catalogue.studies.Single(candidate => candidate.Name == options.Study);
        _study = ChangedStudy.Of(_written, options.Settings);
        string root = Repository.FindRoot();
        string artifacts = Path.GetFullPath(options.Artifacts ?? Path.Combine(root, "artifacts"));
        if (File.Exists(artifacts))
        {
            throw new UsageException($"{artifacts} is a file where data and results need a folder. Move it away, or name a folder with --artifacts.");
        }

        string run = Fingerprint.runName(_written, _study);
        bool published = run == _written.Name && Catalogue.published.Contains(run) && options.Artifacts is null;
        _workspace = new Workspace(
            root, artifacts, Path.Combine(artifacts, "runs", run), published ? Path.Combine(root, "reports", run) : null);
        _workspace = known is null ? _workspace : _workspace with { Hashes = known.Hashes, Packages = known.Packages };
        _log = new StageLog(Path.Combine(artifacts, "logs", run), _display.Warn);
        _engine = new StageEngine(_workspace.RunDirectory, wiring: typeof(StudyPipeline).Assembly, _workspace.Hashes, line =>
        {
            _display.Say(line);
            _log.Write(line);
        });
    }

    /// <summary>Where the study lives.</summary>
    public Workspace Workspace => _workspace;

    /// <summary>What its stages share.</summary>
    public StageContext Context => new(_written, _study, _workspace, _options.Device, _options.Threads, _log.Write, _display, _cancellation);

    /// <summary>A fingerprint of the code that some of its stages run, whatever they run it on.</summary>
    public string CodeOf(params string[] stages) => Fingerprint.ofText(string.Join('\n', Stages(EvaluateStage.Name)
        .Where(stage => stages.Contains(stage.Name))
        .SelectMany(stage => _engine.Describe(stage).Implementation)
        .Select(part => $"{part.Key} {part.Value}")));

    /// <summary>Brings one stage up to date.</summary>
    /// <exception cref="StageException">One before it is not up to date: what it made is not to be believed.</exception>
    public void RunOne(string name)
    {
        using RunLock held = Lock();
        if (name == AcquireStep.Name)
        {
            Acquire();
            return;
        }

        IReadOnlyList<Stage> stages = Stages(name);
        Stage wanted = stages.Single(stage => stage.Name == name);
        OrSayHowToContinue(name, () => RequireUpToDate(stages.TakeWhile(stage => stage != wanted)));
        RunStage(wanted);
        if (name == ReportStage.Name)
        {
            Publish();
        }
    }

    /// <summary>Brings every stage up to date, or those until the last one that was asked for.</summary>
    public void RunAll()
    {
        using RunLock held = Lock();
        Acquire();
        foreach (Stage stage in WantedStages())
        {
            _cancellation.ThrowIfCancellationRequested();
            RunStage(stage);
        }

        if (_options.Until is null or ReportStage.Name)
        {
            Publish();
        }
        else if (_options.Until != AcquireStep.Name)
        {
            _display.Say($"results: {_workspace.RunDirectory}");
        }
    }

    /// <summary>Every wanted stage with the reasons for which it would run; none when it is up to date. Changes nothing.</summary>
    public IEnumerable<(string Stage, IReadOnlyList<StageReason> Reasons)> Reasons() => WantedStages().Select(stage => (
        stage.Name, stage.Name == _options.Force ? [StageReason.AskedFor, .. _engine.Plan(stage)] : _engine.Plan(stage)));

    private void RunStage(Stage stage)
    {
        OrSayHowToContinue(stage.Name, () => _engine.Run(stage, force: stage.Name == _options.Force));
        if (stage.Name == ReportStage.Name && ReportStage.LeftOut(Context) is string arms)
        {
            _display.Say($"the report leaves the arms out: {arms}; dotnet cake --target=Arms runs all of them");
        }
    }

    private void RequireUpToDate(IEnumerable<Stage> earlier)
    {
        foreach (Stage stage in earlier)
        {
            IReadOnlyList<StageReason> reasons = _engine.Plan(stage);
            if (reasons.Count > 0)
            {
                throw new StageException($"the {stage.Name} stage before it is not up to date ({reasons[0]})");
            }
        }
    }

    private void OrSayHowToContinue(string stage, Action run)
    {
        _log.Begin(stage);
        try
        {
            run();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            _log.Write(failure.ToString());
            throw new StageException($"{stage}: {Explanation.Of(failure).TrimEnd('.')}{Kept(stage)}{HowToContinue(stage, failure)}", failure);
        }
    }

    private string Kept(string stage) =>
        Directory.Exists(_engine.FolderOf(stage)) ? ". What was published before is untouched" : "";

    // Nothing is said where the same line would fail again: the message then tells what to correct.
    private string HowToContinue(string stage, Exception failure)
    {
        bool repeats = failure is DivergedException
            || (stage == AcquireStep.Name && failure is DataException && (_options.Offline || _options.DataDirectory is not null));
        return repeats ? "." : $"; to continue: {_resume ?? (_options with { Force = stage == _options.Force ? stage : null }).CommandLine(CommandNames.Run)}";
    }

    private RunLock Lock()
    {
        RunLock? held = null;
        OrSayHowToContinue("lock", () => held = RunLock.Acquire(_workspace.RunDirectory, _display.Say, _cancellation));
        return held!;
    }

    // The raw files are shared by all runs, so they have a lock of their own.
    private void Acquire() => OrSayHowToContinue(AcquireStep.Name, () =>
    {
        using RunLock held = RunLock.Acquire(_workspace.DataDirectory, _display.Say, _cancellation);
        AcquireStep.Run(_workspace, _options.DataDirectory, _options.Offline, _display, _cancellation);
    });

    private void Publish() => OrSayHowToContinue("publish", () => new Publication(_study, _workspace, _display).Run());

    private Stage[] WantedStages()
    {
        Stage[] stages = [.. _options.Until == AcquireStep.Name ? [] : Stages(_options.Until ?? ReportStage.Name)];
        _engine.ReadAhead(stages);
        return stages;
    }

    /// <summary>The stages, in order.</summary>
    /// <param name="last">The last of them; what those after it need is not looked at.</param>
    internal IReadOnlyList<Stage> Stages(string last = ReportStage.Name)
    {
        StageContext context = Context;
        Stage[] made = [NormalizeStage.Create(context), TrainStage.Create(context), EvaluateStage.Create(context), FiguresStage.Create(context)];
        return last == ReportStage.Name ? [.. made, ReportStage.Create(context, made)] : [.. made[..(StageNames.ToList().IndexOf(last) + 1)]];
    }
}
