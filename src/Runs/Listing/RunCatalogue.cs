using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Listing;

/// <summary>Every run that lies in a folder of artifacts, and the studies of the catalogue, run or not.</summary>
/// <param name="options">What was asked for: where artifacts are.</param>
internal sealed class RunCatalogue(RunOptions options)
{
    private const int FewestDigits = 4;

    /// <summary>Where results lie.</summary>
    public string Artifacts { get; } = Path.GetFullPath(options.Artifacts ?? Path.Combine(Repository.FindRoot(), "artifacts"));

    /// <summary>What stages made, of all runs.</summary>
    public StageStore Stages => new(Workspace.StagesIn(Artifacts), [Workspace.RunsIn(Artifacts), Workspace.ArmsIn(Artifacts)]);

    /// <summary>The runs that lie here, in the order of the catalogue: of each study first the one that changes nothing, then the others by name; last those of no study.</summary>
    public IReadOnlyList<KnownRun> Existing { get; } = Read(Path.GetFullPath(options.Artifacts ?? Path.Combine(Repository.FindRoot(), "artifacts")));

    /// <summary>The run of a study as it is written, there or not.</summary>
    public KnownRun AsWritten(Study study) => Existing.FirstOrDefault(run => run.Name == study.Name) ?? Of(study.Name);

    /// <summary>The run that somebody names: by the name of its folder, a name that was given to it, its tag with or without "STUDY:", its tag in the plan of a sweep, or the first digits of its fingerprint.</summary>
    /// <exception cref="UsageException">There is no such run, or there are several.</exception>
    public KnownRun Find(string word)
    {
        KnownRun[] runs = [.. Existing.Where(run => run.Name == word)];
        runs = runs.Length > 0 ? runs : [.. Existing.Where(run => run.Digits.Length > 0 && IsCalled(run, word))];
        IReadOnlyList<string> planned = runs.Length > 0 ? [] : new KnownSweeps(Artifacts).RunsCalled(word);
        runs = planned.Count > 0 ? [.. Existing.Where(run => planned.Contains(run.Name))] : runs;
        return runs.Length switch
        {
            1 => runs[0],
            0 when Catalogue.names.Contains(word) => throw new UsageException($"The study {word} has not run here: there is nothing of it in {Workspace.RunsIn(Artifacts)}. Run it first: {(options with { Study = word, Settings = "", Sweep = null, With = null, Arm = null, Until = null, Name = null }).CommandLine(CommandNames.Run)}"),
            0 => throw new UsageException($"There is no run {word} in {Workspace.RunsIn(Artifacts)}.{Suggestion.For(word, [.. Existing.SelectMany(Called), .. new KnownSweeps(Artifacts).Names])} {Known()}{(word.Contains('@', StringComparison.Ordinal) ? " A run of a sweep goes by its tag alone." : "")}"),
            _ => throw new UsageException($"{word} names {runs.Length} runs: {string.Join(", ", runs.Select(run => run.Name))}. Name one of them so."),
        };
    }

    private string Known() => Existing.Count == 0 ? "No run lies there." : "The command status lists the runs there are.";

    private static bool IsCalled(KnownRun run, string word) => Called(run).Contains(word) || (word.Length >= FewestDigits && run.Digits.StartsWith(word, StringComparison.Ordinal));

    private static IEnumerable<string> Called(KnownRun run) => new[] { run.Name, run.GivenName ?? "", run.Tag, $"{run.Written?.Name}:{run.Tag}" }.Where(name => name.Length > 0);

    /// <summary>Whether a name can be that of a run's folder: a study's, or that and eight digits.</summary>
    public static bool IsRun(string name) => Catalogue.studies.Any(study => IsOf(study.Name, name));

    private KnownRun Of(string name) => Of(Workspace.RunsIn(Artifacts), name, Stages);

    private static KnownRun[] Read(string artifacts)
    {
        string runs = Workspace.RunsIn(artifacts);
        StageStore store = new(Workspace.StagesIn(artifacts), [runs, Workspace.ArmsIn(artifacts)]);
        string[] names = [.. Catalogue.names];
        return !Directory.Exists(runs) ? [] :
        [
            .. Directory.GetDirectories(runs).Where(folder => DirectoryEntry.KindOf(folder) == EntryKind.Folder).Select(folder => Of(runs, Path.GetFileName(folder), store))
                // A folder in which nothing was begun is that of a lock.
                .Where(run => !run.Folder.IsEmpty)
                .OrderBy(run => run.Written is null ? names.Length : Array.IndexOf(names, run.Written.Name)).ThenBy(run => run.Name, StringComparer.Ordinal),
        ];
    }

    private static KnownRun Of(string runs, string name, StageStore store)
    {
        string directory = Path.Combine(runs, name);
        RunFolder folder = new(directory, store);
        Study? written = Catalogue.studies.Where(study => IsOf(study.Name, name)).MaxBy(study => study.Name.Length);
        StageRecord? evaluation = folder.FolderOf(StageNames.Evaluate) is string made ? StageRecord.Read(made) : null;
        return new(name, written, written is null ? null : RunSpecification.Read(evaluation, directory, written), folder, RunName.Read(directory));
    }

    // The study's name, or that and eight digits.
    private static bool IsOf(string study, string run) => run == study
        || (run.Length == study.Length + 9 && run.StartsWith($"{study}-", StringComparison.Ordinal) && run[^8..].All(char.IsAsciiHexDigitLower));
}
