using System.Globalization;
using System.Reflection;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>Brings the stages of a run up to date: takes what the store has, and makes and publishes what it has not.</summary>
/// <param name="store">What stages of all runs made.</param>
/// <param name="run">What this run has of it.</param>
/// <param name="wiring">The assembly that puts the stages together, in which no body may stand.</param>
/// <param name="hashes">What is known of files.</param>
/// <param name="report">Told what happens, a line at a time.</param>
/// <param name="cancellation">Ends the waiting for another process.</param>
public sealed class StageEngine(StageStore store, RunFolder run, Assembly wiring, FileHashes hashes, Action<string> report, CancellationToken cancellation = default)
{
    private const int ReasonsTold = 4;
    private readonly AssemblyReferences _references = new(AppContext.BaseDirectory);
    private readonly StageReasons _reasons = new(hashes);

    /// <summary>Reads every file that the run has made before, on all processors, before stage after stage asks for its own.</summary>
    public void ReadAhead() => hashes.ReadAll(run.Places.Select(run.FolderOf).OfType<string>()
        .SelectMany(folder => StageRecord.Read(folder)?.Outputs.Select(output => Path.Combine(folder, output.Path)) ?? []));

    /// <summary>What a stage would be made from now.</summary>
    public StageRecord Describe(Stage stage)
    {
        SortedDictionary<string, string> implementation = Hashes(_references.ReachedFrom(stage.Body, wiring).Concat(stage.Tools.Files));
        foreach ((string name, string hash) in stage.Tools.Packages)
        {
            implementation.Add(name, hash);
        }

        return StageRecord.Of(stage.Name, new(stage.Parameters.ToDictionary(), StringComparer.Ordinal), Hashes(stage.Inputs), implementation);
    }

    /// <summary>The folder in which a stage's files lie, if they are there.</summary>
    public string FolderOf(Stage stage) => Path.Combine(EntryOf(stage, Describe(stage)), stage.Name);

    /// <summary>Why the stage would run, or with <paramref name="force"/> run in any case; empty when it is up to date. Changes nothing.</summary>
    public IReadOnlyList<StageReason> Plan(Stage stage, bool force = false)
    {
        StageRecord wanted = Describe(stage);
        return Reasons(stage, wanted, EntryOf(stage, wanted), force);
    }

    /// <summary>Brings a stage up to date, or with <paramref name="force"/> runs it in any case; afterwards the run has what it made.</summary>
    /// <returns>Whether it had to run.</returns>
    /// <exception cref="StageException">An input or a tool is missing, or the stage made other files than it declares.</exception>
    public bool Run(Stage stage, bool force = false) => UnderLock(stage, force, (wanted, entry, reasons) =>
    {
        _ = run.InTheWay(stage.Place);
        if (reasons.Count > 0)
        {
            RequiredFiles.Check(wanted);
            report($"{stage.Place}: runs because {string.Join("; ", reasons.Take(ReasonsTold))}{(reasons.Count > ReasonsTold ? $"; and {reasons.Count - ReasonsTold} more" : "")}");
            run.Begin(stage.Place, entry, stage.Name);
            Make(stage, wanted, entry);
        }
        else
        {
            new StageFolder(entry, stage.Name).Forget();
            report($"{stage.Place}: up to date{(run.EntryOf(stage.Place) == entry ? "" : ", found in the store")}");
        }

        Hold(stage, entry);
        return reasons.Count > 0;
    });

    /// <summary>Has the run hold what a stage made, which must be up to date.</summary>
    /// <exception cref="StageException">It is not: what it made is not to be believed.</exception>
    public void Take(Stage stage) => UnderLock(stage, force: false, (_, entry, reasons) =>
    {
        if (reasons is [StageReason reason, ..])
        {
            throw new StageException($"the {stage.Place} stage before it is not up to date ({reason})");
        }

        Hold(stage, entry);
        return true;
    });

    // From looking until the run holds it, so that nobody makes it meanwhile, or deletes it.
    private bool UnderLock(Stage stage, bool force, Func<StageRecord, string, IReadOnlyList<StageReason>, bool> act)
    {
        StageRecord wanted = Describe(stage);
        string entry = EntryOf(stage, wanted);
        using RunLock held = store.Lock(entry, report, cancellation);
        if (DirectoryEntry.KindOf(entry) == EntryKind.Folder)
        {
            new StageFolder(entry, stage.Name).Heal();
        }

        return act(wanted, entry, Reasons(stage, wanted, entry, force));
    }

    private void Hold(Stage stage, string entry)
    {
        if (run.InTheWay(stage.Place) is string words)
        {
            report($"{stage.Place}: {words}");
        }

        run.Hold(stage.Place, entry, stage.Name);
    }

    private void Make(Stage stage, StageRecord wanted, string entry)
    {
        StageFolder folder = new(entry, stage.Name);
        DateTime began = DateTime.UtcNow;
        string working = folder.Open();
        using StageClock clock = StageClock.Start(entry, stage.Name, wanted.Fingerprint);
        IReadOnlyList<string> leftOver = DirectoryEntry.Below(working);
        stage.Watched(() => stage.Body(stage.Inputs, working));
        folder.RequireExactly(stage.Outputs, leftOver);
        StageRecord published = folder.Publish(wanted, stage.Outputs, hashes);
        StageTiming timing = StageTiming.Of(began, clock.Seconds, clock.Parts, stage.Device());
        timing.Write(entry);
        clock.Complete();
        report(string.Create(
            CultureInfo.InvariantCulture,
            $"{stage.Place}: {published.Outputs.Count} {(published.Outputs.Count == 1 ? "file" : "files")} in {timing.Seconds:0.0} s{(timing.Parts > 1 ? $", in {timing.Parts} parts" : "")}"));
    }

    // While inputs are still to be made, what the run has counts on, if nothing else differs: made again from the same, they are the same.
    private string EntryOf(Stage stage, StageRecord wanted) =>
        Before(stage) is StageRecord before && wanted.IsUntilInputsAreMade(before) ? store.EntryOf(before) : store.EntryOf(wanted);

    // What the run has, if it is what its entry's name says.
    private StageRecord? Before(Stage stage) =>
        run.FolderOf(stage.Place) is string folder && StageRecord.Read(folder) is StageRecord record && record.Stage == stage.Name && store.EntryOf(record) == run.EntryOf(stage.Place)
            ? record
            : null;

    private IReadOnlyList<StageReason> Reasons(Stage stage, StageRecord wanted, string entry, bool force) =>
        [.. force ? [new StageReason.AskedFor()] : Array.Empty<StageReason>(), .. Found(stage, wanted, entry)];

    private IReadOnlyList<StageReason> Found(Stage stage, StageRecord wanted, string entry)
    {
        string folder = Path.Combine(entry, stage.Name);
        EntryKind kind = DirectoryEntry.KindOf(entry);
        if (kind is EntryKind.File or EntryKind.Link)
        {
            return [new StageReason.NotAFolder(Path.GetFileName(entry), kind)];
        }

        if (DirectoryEntry.KindOf(folder) != EntryKind.Missing)
        {
            return _reasons.OfFolder(folder, wanted, stage.Outputs);
        }

        // It was never made so; what the run had before says what is new.
        return run.FolderOf(stage.Place) is not string held ? [new StageFolder(entry, stage.Name).IsBegun ? new StageReason.Interrupted() : new StageReason.NeverRan()]
            : DirectoryEntry.KindOf(held) == EntryKind.Missing ? [new StageReason.Gone()]
            : Before(stage) is StageRecord record ? [.. StageReasons.Changes(record, wanted)]
            : [new StageReason.NoRecord()];
    }

    private SortedDictionary<string, string> Hashes(IEnumerable<KeyValuePair<string, string>> files)
    {
        KeyValuePair<string, string>[] named = [.. files];
        hashes.ReadAll(named.Select(file => file.Value));
        return new(named.ToDictionary(file => file.Key, file => hashes.Find(file.Value) ?? StageRecord.Missing), StringComparer.Ordinal);
    }
}
