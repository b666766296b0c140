using System.Globalization;
using System.Reflection;
using ResearchPipeline.Files;
using ResearchPipeline.Engine.Packages;

namespace ResearchPipeline.Engine;

/// <summary>Runs stages that are not up to date, and publishes what they make in one move.</summary>
/// <param name="runDirectory">artifacts/runs/&lt;run&gt;.</param>
/// <param name="wiring">The assembly that puts the stages together, in which no body may stand.</param>
/// <param name="hashes">What is known of files.</param>
/// <param name="report">Told what happens, a line at a time.</param>
public sealed class StageEngine(string runDirectory, Assembly wiring, FileHashes hashes, Action<string> report)
{
    private readonly AssemblyReferences _references = new(AppContext.BaseDirectory);

    /// <summary>The published folder of a stage.</summary>
    public string FolderOf(string stage) => Path.Combine(runDirectory, stage);

    /// <summary>Reads every file that will be asked for, on all processors, before stage after stage asks for its own.</summary>
    public void ReadAhead(IEnumerable<Stage> stages) => hashes.ReadAll(stages.SelectMany(stage => (IEnumerable<string>)
    [
        .. stage.Inputs.Values, .. stage.Tools.Files.Values, .. _references.ReachedFrom(stage.Body, wiring).Values,
        .. stage.Outputs.Select(output => Path.Combine(FolderOf(stage.Name), output)),
    ]));

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

    /// <summary>Why the stage would run; empty when it is up to date. Changes nothing.</summary>
    public IReadOnlyList<StageReason> Plan(Stage stage) => Reasons(stage, Describe(stage));

    /// <summary>Brings a stage up to date, or with <paramref name="force"/> runs it in any case.</summary>
    /// <returns>Whether it had to run.</returns>
    /// <exception cref="StageException">An input or a tool is missing, or the stage made other files than it declares.</exception>
    public bool Run(Stage stage, bool force = false)
    {
        StageFolder folder = new(runDirectory, stage.Name);
        folder.Heal();
        StageRecord wanted = Describe(stage);
        IReadOnlyList<StageReason> reasons = Reasons(stage, wanted);
        if (force)
        {
            reasons = [StageReason.AskedFor, .. reasons];
        }

        if (reasons.Count == 0)
        {
            report($"{stage.Name}: up to date");
            return false;
        }

        Require(wanted);
        report($"{stage.Name}: runs because {string.Join("; ", reasons.Take(4))}{(reasons.Count > 4 ? $"; and {reasons.Count - 4} more" : "")}");
        DateTime began = DateTime.UtcNow;
        using StageClock clock = StageClock.Start(runDirectory, stage.Name, wanted.Fingerprint);
        string working = folder.Open(wanted.Fingerprint);
        IReadOnlyList<string> leftOver = DirectoryEntry.Below(working);
        stage.Watched(() => stage.Body(stage.Inputs, working));
        folder.RequireExactly(stage.Outputs, leftOver);
        StageRecord published = folder.Publish(wanted, stage.Outputs, hashes);
        StageTiming timing = StageTiming.Of(stage.Name, began, clock.Seconds, clock.Parts);
        timing.Write(runDirectory);
        clock.Complete();
        report(string.Create(
            CultureInfo.InvariantCulture,
            $"{stage.Name}: {published.Outputs.Count} {(published.Outputs.Count == 1 ? "file" : "files")} in {timing.Seconds:0.0} s{(timing.Parts > 1 ? $", in {timing.Parts} parts" : "")}"));
        return true;
    }

    private IReadOnlyList<StageReason> Reasons(Stage stage, StageRecord wanted)
    {
        IReadOnlyList<StageReason> reasons = new StageReasons(FolderOf(stage.Name), hashes).Find(wanted, stage.Outputs);
        bool interrupted = reasons is [var reason] && reason == StageReason.NeverRan && new StageFolder(runDirectory, stage.Name).IsBegun(wanted.Fingerprint);
        return interrupted ? [StageReason.Interrupted] : reasons;
    }

    private SortedDictionary<string, string> Hashes(IEnumerable<KeyValuePair<string, string>> files)
    {
        KeyValuePair<string, string>[] named = [.. files];
        hashes.ReadAll(named.Select(file => file.Value));
        return new(named.ToDictionary(file => file.Key, file => hashes.Find(file.Value) ?? StageRecord.Missing), StringComparer.Ordinal);
    }

    private static void Require(StageRecord wanted)
    {
        string? missing = wanted.Inputs.FirstOrDefault(input => input.Value == StageRecord.Missing).Key;
        if (missing is not null)
        {
            throw new StageException(
                $"The {wanted.Stage} stage needs {missing}, which is not there. Run the stage that makes it first, or all of them with 'run'.");
        }

        (string? tool, string? state) = wanted.Implementation.FirstOrDefault(tool => !Artefact.IsHash(tool.Value));
        if (tool is not null)
        {
            if (state == InstalledPackages.Unlisted)
            {
                throw new StageException(
                    $"The {wanted.Stage} stage would use {tool[InstalledPackages.Prefix.Length..]}, which package-lock.json does not list: Node may find it before a package that it lists. Delete it.");
            }

            string repair = tool.StartsWith(InstalledPackages.Prefix, StringComparison.Ordinal)
                ? "Install it again: dotnet cake --target=Toolchain"
                : "Bring it back: 'git status' shows what is missing, 'git checkout' restores it";
            throw new StageException($"The {wanted.Stage} stage needs {tool}, which is {state}. {repair}.");
        }
    }
}
