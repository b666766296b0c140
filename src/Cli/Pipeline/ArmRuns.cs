using System.Globalization;
using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Files;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Engine;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>
/// arms: runs every arm of a study for every seed, from raw data, and writes their results beside the study's page. A run is deleted
/// as soon as its rows are kept, so that what was interrupted goes on where it stopped.
/// </summary>
internal sealed class ArmRuns(RunOptions options, CancellationToken cancellation)
{
    private readonly StudyPipeline _study = new(options with { Settings = "" }, cancellation);
    private readonly Arm[] _arms = Catalogue.studies.Single(study => study.Name == options.Study).Arms;
    private readonly string? _seed = options.Setting("seed");

    private string Folder => Path.Combine(_study.Workspace.Artifacts, "arms");

    /// <summary>Runs, and writes.</summary>
    /// <exception cref="UsageException">The study has no such arm, or no arm such a seed.</exception>
    public void Run()
    {
        (Arm Arm, ulong Seed)[] wanted = Wanted();
        using RunLock held = RunLock.Acquire(Folder, Console.WriteLine, cancellation);
        string file = ArmResults.FileOf(_study.Workspace, options.Study);
        ILookup<(string, string), string> before = (File.Exists(file) ? ArmTable.Read(file) : []).ToLookup(row => (row.Arm, row.Seed), row => row.Text);
        Dictionary<(string, string), IReadOnlyList<string>> after = [];
        foreach ((Arm arm, ulong seed) in wanted)
        {
            cancellation.ThrowIfCancellationRequested();
            Console.WriteLine($"arm {arm.Name}, seed {seed} ({after.Count + 1} of {wanted.Length})");
            after[Key(arm, seed)] = RowsOf(arm, seed);
            Console.WriteLine($"  {ArmTable.Headline(after[Key(arm, seed)])}");
        }

        // In the order of the catalogue, whatever was run; what the catalogue no longer has is dropped.
        (string, string)[] keys = [.. All().Select(run => Key(run.Arm, run.Seed))];
        ArmTable.Write(file, keys.SelectMany(key => after.GetValueOrDefault(key) ?? before[key]));
        int same = after.Count(run => before[run.Key].SequenceEqual(run.Value));
        Console.WriteLine($"{Path.GetRelativePath(_study.Workspace.Root, file)}: {same} of {after.Count} {(after.Count == 1 ? "run" : "runs")} gave the rows that were there before");
    }

    private static (string Arm, string Seed) Key(Arm arm, ulong seed) => (arm.Name, seed.ToString(CultureInfo.InvariantCulture));

    private IEnumerable<(Arm Arm, ulong Seed)> All() => _arms.SelectMany(arm => arm.Seeds.Select(seed => (arm, seed)));

    private (Arm Arm, ulong Seed)[] Wanted()
    {
        string[] names = [.. _arms.Select(arm => arm.Name)];
        if (names.Length == 0)
        {
            throw new UsageException($"The study {options.Study} has no arms; those that have are {string.Join(", ", Catalogue.studies.Where(study => study.Arms.Length > 0).Select(study => study.Name))}.");
        }

        if (options.Arm is string name && !names.Contains(name))
        {
            throw new UsageException(ArgumentCheck.NoSuch("arm", name, names));
        }

        (Arm Arm, ulong Seed)[] wanted =
            [.. All().Where(run => (options.Arm ?? run.Arm.Name) == run.Arm.Name && (_seed is null || _seed == Key(run.Arm, run.Seed).Seed))];
        return wanted.Length > 0 ? wanted : throw new UsageException(
            $"No arm that was asked for is run with seed {_seed}; the seeds are {string.Join(", ", All().Where(run => (options.Arm ?? run.Arm.Name) == run.Arm.Name).Select(run => run.Seed).Distinct())}.");
    }

    // Rows are those of this code and these choices, or they are made anew.
    private IReadOnlyList<string> RowsOf(Arm arm, ulong seed)
    {
        bool isWhole = AcquireStep.Wrong(_study.Workspace.DataDirectory, _study.Workspace.Hashes).Count == 0;
        StudyPipeline pipeline = new(
            options with
            {
                Settings = ArmResults.SettingsOf(arm, seed),
                Artifacts = Folder,
                DataDirectory = options.DataDirectory ?? (isWhole ? _study.Workspace.DataDirectory : null),
                Until = EvaluateStage.Name,
            },
            cancellation,
            options.CommandLine(CommandTree.Arms));
        Study run = pipeline.Context.Study;
        string kept = Path.Combine(
            Folder, "rows", $"{Fingerprint.ofText($"{arm.Name} {arm.Label} {ArmTable.Changes(arm)} {Fingerprint.ofMeasured(run)} {pipeline.CodeOf(TrainStage.Name, EvaluateStage.Name)}")[..16]}.csv");
        if (!File.Exists(kept))
        {
            pipeline.RunAll();
            Directory.CreateDirectory(Path.GetDirectoryName(kept)!);
            ArmTable.Write(kept, ArmTable.Rows(arm, run, SummaryFile.Read(Path.Combine(pipeline.Workspace.RunDirectory, EvaluateStage.Name))));
        }

        DirectoryEntry.Remove(pipeline.Workspace.RunDirectory);
        return [.. ArmTable.Read(kept).Select(row => row.Text)];
    }
}
