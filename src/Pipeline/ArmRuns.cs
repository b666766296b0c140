using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>
/// arms: runs every arm of a study for every seed, from raw data, and writes their results beside the study's page. A run is deleted
/// as soon as its rows are kept, so that what was interrupted goes on where it stopped.
/// </summary>
internal sealed class ArmRuns(RunOptions options, IRunDisplay display, CancellationToken cancellation)
{
    private readonly StudyPipeline _study = new(options with { Settings = "" }, display, cancellation);
    private readonly Study _written = Catalogue.studies.Single(study => study.Name == options.Study);
    private readonly string? _seed = options.Setting("seed");

    private string TableFile => ArmResults.FileOf(_study.Workspace, options.Study);

    private string Folder => Path.Combine(_study.Workspace.Artifacts, "arms");

    /// <summary>Runs, and writes.</summary>
    /// <exception cref="UsageException">The study has no such arm, or no arm such a seed.</exception>
    public void Run()
    {
        (Arm Arm, ulong Seed)[] wanted = Wanted();
        if (wanted.Select(run => run.Arm).FirstOrDefault(arm => !ArmTable.Takes(arm)) is { } wrong)
        {
            throw new UsageException($"The label of arm {wrong.Name}, \"{wrong.Label}\", holds a comma, a quotation mark or a line break, which a row of the table of arms cannot. Change it in the study's record.");
        }

        if (ArmResults.OfOtherColumns(_written) is { } other)
        {
            throw new UsageException(
                $"Arm {other} of {options.Study} is measured in other columns than the study's own learner: ensembles that learn in one step have columns of their own, and a table of arms has one kind. Give the arm to a study whose own learner is of its kind.");
        }

        using RunLock held = RunLock.Acquire(Folder, display.Say, cancellation);
        _ = Before();
        RemoveRunsOfNoArm();
        StudyPipeline[] pipelines = [.. wanted.Select(run => PipelineOf(run.Arm, run.Seed))];
        Dictionary<(string, string), IReadOnlyList<string>> after = [];
        foreach (((Arm arm, ulong seed), int place) in wanted.Select((run, place) => (run, place)))
        {
            cancellation.ThrowIfCancellationRequested();
            display.Say($"arm {arm.Name}, seed {seed} ({place + 1} of {wanted.Length})");
            // What runs to come have in common with this one is made once.
            after[ArmResults.Key(arm, seed)] = RowsOf(arm, pipelines[place], [.. pipelines.Skip(place + 1).SelectMany(coming => coming.Made)]);
            display.Say($"  {ArmTable.Headline(after[ArmResults.Key(arm, seed)], ArmTable.HeaderOf(_written), DatasetWordsModule.ofSource(_written.Dataset.Source))}");
        }

        _study.Workspace.Stages.Collect();
        Write(after);
    }

    // What an arm that is no longer in the catalogue left when it was interrupted.
    private void RemoveRunsOfNoArm()
    {
        string runs = Workspace.ArmsIn(_study.Workspace.Artifacts);
        HashSet<string> known = [.. Catalogue.studies.SelectMany(study => ArmResults.RunsOf(study).Select(run => Fingerprint.runName(study, ArmResults.StudyOf(study, run.Arm, run.Seed))))];
        foreach (string run in Directory.Exists(runs) ? Directory.GetDirectories(runs).Where(run => !known.Contains(Path.GetFileName(run))) : [])
        {
            if (DirectoryEntry.Below(run).All(path => path.StartsWith('.') || DirectoryEntry.KindOf(Path.Combine(run, path)) == EntryKind.Link))
            {
                DirectoryEntry.Remove(run);
            }
        }
    }

    // Where there is something else than results, it is refused before hours of work.
    private ILookup<(string, string), string> Before() =>
        (DirectoryEntry.KindOf(TableFile) == EntryKind.Missing ? [] : ArmTable.Read(TableFile)).ToLookup(row => (row.Arm, row.Seed), row => row.Text);

    // The file belongs to the checkout, wherever the runs are: what others wrote meanwhile is kept.
    private void Write(Dictionary<(string, string), IReadOnlyList<string>> after)
    {
        using RunLock held = RunLock.Acquire(Path.Combine(_study.Workspace.Root, "artifacts", "arms-table"), display.Say, cancellation);
        ILookup<(string, string), string> before = Before();
        try
        {
            // In the order of the catalogue, whatever was run; what the catalogue no longer has is dropped.
            ArmTable.Write(TableFile, ArmTable.HeaderOf(_written), ArmResults.RunsOf(_written).Select(run => ArmResults.Key(run.Arm, run.Seed)).SelectMany(key => after.GetValueOrDefault(key) ?? before[key]));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StageException($"{TableFile} cannot be written: {failure.Message.TrimEnd('.')}. The rows are kept: make it writable, and the same command only writes them.", failure);
        }

        int same = after.Count(run => before[run.Key].SequenceEqual(run.Value));
        display.Say($"{Path.GetRelativePath(_study.Workspace.Root, TableFile)}: {same} of {after.Count} {(after.Count == 1 ? "run" : "runs")} gave the rows that were there before");
        if (ArmResults.Lacking(_study.Workspace, _written) is string lacking)
        {
            display.Say($"the report leaves the arms out as long as {lacking}: dotnet cake --target=Arms runs all of them");
        }
    }

    private (Arm Arm, ulong Seed)[] Wanted()
    {
        string[] names = [.. _written.Arms.Select(arm => arm.Name)];
        if (names.Length == 0)
        {
            throw new UsageException($"The study {options.Study} has no arms; those that have are {string.Join(", ", Catalogue.studies.Where(study => study.Arms.Length > 0).Select(study => study.Name))}.");
        }

        if (options.Arm is string name && !names.Contains(name))
        {
            throw new UsageException(ArgumentCheck.NoSuch("arm", name, names));
        }

        (Arm Arm, ulong Seed)[] wanted =
            [.. ArmResults.RunsOf(_written).Where(run => (options.Arm ?? run.Arm.Name) == run.Arm.Name && (_seed is null || _seed == ArmResults.Key(run.Arm, run.Seed).Seed))];
        return wanted.Length > 0 ? wanted : throw new UsageException(
            $"No arm that was asked for is run with seed {_seed}; the seeds are {string.Join(", ", ArmResults.RunsOf(_written).Where(run => (options.Arm ?? run.Arm.Name) == run.Arm.Name).Select(run => run.Seed).Distinct())}.");
    }

    // Rows are those of this code and these choices, or they are made anew.
    private IReadOnlyList<string> RowsOf(Arm arm, StudyPipeline pipeline, string[] wanted)
    {
        Study run = pipeline.Context.Study;
        string key = $"{arm.Name} {arm.Label} {ArmTable.Changes(arm)} {Fingerprint.ofMeasured(run)} {pipeline.Code}";
        KeptRows kept = new(Path.Combine(Folder, "rows", $"{Fingerprint.ofText(key)[..16]}.csv"));
        if (kept.Read(arm, run) is not IReadOnlyList<string> rows)
        {
            pipeline.RunAll(wanted);
            rows = ArmTable.Rows(arm, run, SummaryFile.Read(pipeline.Workspace.FolderOf(StageNames.Evaluate)));
            kept.Write(rows);
        }

        pipeline.Workspace.Run.Remove();
        return rows;
    }

    private StudyPipeline PipelineOf(Arm arm, ulong seed) => new(
        options with { Settings = ArmResults.SettingsOf(arm, seed), Until = StageNames.Evaluate },
        display,
        cancellation,
        options.CommandLine(CommandNames.Arms),
        _study.Workspace,
        isArm: true);
}
