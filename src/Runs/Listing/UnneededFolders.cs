using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Runs.Listing;

/// <summary>gc: says what no run needs, and how much it is; with --delete it goes. A run that is named is let go first.</summary>
internal static class UnneededFolders
{
    /// <summary>Says, or deletes.</summary>
    /// <exception cref="UsageException">There is no run of a name.</exception>
    public static void Collect(Request request, IRunDisplay display)
    {
        RunCatalogue runs = new(request.Options);
        KnownRun[] named = [.. request.Words.Select(runs.Find).DistinctBy(run => run.Name)];
        bool deletes = request.Has("delete");
        string[] unheld = [.. runs.Stages.Unheld];
        string[] logs = [.. LogsOfNoRun(runs)];
        foreach (string path in (string[])[.. unheld, .. logs])
        {
            display.Say($"  {RunNumbers.Megabytes(BytesBelow(path)),9} MB  {path}");
        }

        foreach (KnownRun run in named)
        {
            display.Say($"  {RunNumbers.Megabytes(run.Bytes),9} MB  {Path.Combine(Workspace.RunsIn(runs.Artifacts), run.Name)}, what other runs need of it stays");
        }

        display.Say($"{(deletes ? "" : "would delete ")}{unheld.Length} results of stages that no run holds, logs of {logs.Length} runs that are gone{(named.Length > 0 ? $", and {named.Length} {(named.Length == 1 ? "run that is" : "runs that are")} named" : "")}: {RunNumbers.Megabytes(unheld.Concat(logs).Sum(BytesBelow))} MB{(named.Length > 0 ? " and what those runs alone need" : "")}");
        if (!deletes)
        {
            display.Say("nothing is deleted; the same with --delete deletes it");
            return;
        }

        long before = BytesBelow(runs.Artifacts);
        Array.ForEach(named, run => Remove(runs, run, display));
        runs.Stages.Collect();
        Array.ForEach(logs, DirectoryEntry.Remove);
        display.Say($"{RunNumbers.Megabytes(before - BytesBelow(runs.Artifacts))} MB deleted");
    }

    // A run somebody works on stays.
    private static void Remove(RunCatalogue runs, KnownRun run, IRunDisplay display)
    {
        using RunLock? held = RunLock.TryAcquire(Path.Combine(Workspace.RunsIn(runs.Artifacts), run.Name));
        if (held is null)
        {
            display.Warn($"{run.Title} stays: a process is working on it");
            return;
        }

        run.Folder.Remove();
    }

    private static IEnumerable<string> LogsOfNoRun(RunCatalogue runs)
    {
        string logs = Path.Combine(runs.Artifacts, "logs");
        return Directory.Exists(logs) && DirectoryEntry.KindOf(logs) == EntryKind.Folder
            ? Directory.GetDirectories(logs).Where(folder => !new[] { Workspace.RunsIn(runs.Artifacts), Workspace.ArmsIn(runs.Artifacts) }.Any(of => Directory.Exists(Path.Combine(of, Path.GetFileName(folder)))))
                .Order(StringComparer.Ordinal)
            : [];
    }

    // What a link leads to was put elsewhere on purpose.
    private static long BytesBelow(string folder) => DirectoryEntry.Below(folder).Select(path => Path.Combine(folder, path))
        .Where(path => DirectoryEntry.KindOf(path) == EntryKind.File).Sum(path => new FileInfo(path).Length);
}
