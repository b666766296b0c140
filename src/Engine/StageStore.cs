using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>
/// The one place of what stages made, for all runs: an entry a stage, named by the stage and its fingerprint, "train-0f3a…". Two runs that
/// need the same, made from the same, have it from one entry. An entry that no run holds goes when somebody collects.
/// </summary>
/// <param name="directory">artifacts/stages.</param>
/// <param name="runs">The folders in which runs lie that may hold entries.</param>
public sealed class StageStore(string directory, IReadOnlyList<string> runs)
{
    private const int DigitsOfName = 16;
    private const int DigitsOfLock = 2;
    private const string Locks = ".locks";

    /// <summary>Where it is.</summary>
    public string Path => directory;

    /// <summary>The entry of what a record describes, there or not.</summary>
    public string EntryOf(StageRecord wanted) => System.IO.Path.Combine(directory, $"{wanted.Stage}-{wanted.Fingerprint[..DigitsOfName]}");

    /// <summary>Whether this could be the name of an entry of a stage.</summary>
    internal static bool IsEntry(string name, string stage) =>
        name.Length == stage.Length + 1 + DigitsOfName && name.StartsWith($"{stage}-", StringComparison.Ordinal) && IsEntry(name);

    // What somebody else put here is not ours to collect.
    private static bool IsEntry(string name) =>
        name.Length > DigitsOfName + 1 && name[^(DigitsOfName + 1)] == '-' && name[^DigitsOfName..].All(char.IsAsciiHexDigitLower);

    /// <summary>Waits until no other process works on an entry, or on one of those that share its lock.</summary>
    internal RunLock Lock(string entry, Action<string> report, CancellationToken cancellation) => RunLock.Acquire(LockOf(entry), report, cancellation, directory);

    /// <summary>Deletes an entry if no run holds it and nobody works on it. What cannot be deleted stays until somebody collects again.</summary>
    public void Release(string entry)
    {
        try
        {
            if (DirectoryEntry.KindOf(entry) == EntryKind.Folder && HoldsNothingElse(entry) && !IsHeld(entry))
            {
                using RunLock? free = RunLock.TryAcquire(LockOf(entry));
                // A run that took it meanwhile holds it now.
                if (free is not null && !IsHeld(entry))
                {
                    DirectoryEntry.Remove(entry);
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DataException)
        {
            // A run that has what it needs does not fail for want of order; and of runs that cannot be read nobody knows what they hold.
        }
    }

    /// <summary>Deletes every entry that no run holds and nobody works on, but those that are still wanted. What is no entry stays.</summary>
    public void Collect(params IEnumerable<string> wanted)
    {
        HashSet<string> kept = [.. wanted];
        string[] entries = Directory.Exists(directory) ? Directory.GetDirectories(directory) : [];
        Array.ForEach([.. entries.Where(entry => IsEntry(System.IO.Path.GetFileName(entry)) && !kept.Contains(entry))], Release);
    }

    /// <summary>The entries that no run holds, in ordinal order: what collecting would delete, but for what somebody works on. What is no entry is not listed.</summary>
    public IReadOnlyList<string> Unheld => !Directory.Exists(directory) ? [] :
    [
        .. Directory.GetDirectories(directory)
            .Where(entry => IsEntry(System.IO.Path.GetFileName(entry)) && HoldsNothingElse(entry) && !IsHeld(entry))
            .Order(StringComparer.Ordinal),
    ];

    // A folder of another's with such a name is not ours to delete.
    private static bool HoldsNothingElse(string entry)
    {
        string stage = System.IO.Path.GetFileName(entry)[..^(DigitsOfName + 1)];
        return Directory.EnumerateFileSystemEntries(entry).Select(System.IO.Path.GetFileName)
            .All(name => name == stage || name == StageTiming.FileName || name!.StartsWith($".{stage}.", StringComparison.Ordinal));
    }

    // By name alone: a run that was moved, or is reached by another path, holds what it held.
    private bool IsHeld(string entry) => runs.Where(Exists).SelectMany(Directory.EnumerateFileSystemEntries).Where(Exists)
        .SelectMany(RunFolder.EntriesHeldIn).Contains(System.IO.Path.GetFileName(entry));

    private static bool Exists(string folder) => DirectoryEntry.KindOf(folder) switch
    {
        EntryKind.Missing or EntryKind.File => false,
        EntryKind.Link when !Directory.Exists(folder) => throw new IOException($"{folder} is a link that leads nowhere: what lies there cannot be read."),
        _ => true,
    };

    // Beside the entries, for a lock that goes with what it guards guards nothing; and a few for all of them, for they stay.
    private string LockOf(string entry)
    {
        string locks = System.IO.Path.Combine(directory, Locks);
        string folder = System.IO.Path.Combine(locks, System.IO.Path.GetFileName(entry)[^DigitsOfName..][..DigitsOfLock]);
        foreach (string path in (string[])[locks, folder])
        {
            if (DirectoryEntry.KindOf(path) is EntryKind.Link or EntryKind.File)
            {
                DirectoryEntry.Remove(path);
            }
        }

        return folder;
    }
}
