using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>
/// Where a stage lives: its published folder, and hidden siblings for the run in progress and for the moment of replacement.
/// A published folder appears by one rename, complete. Where a file or a link lies where one of the three belongs, it is removed.
/// </summary>
internal sealed class StageFolder(string entry, string stage)
{
    /// <summary>The published folder.</summary>
    public string Published { get; } = Path.Combine(entry, stage);

    private string Partial => Path.Combine(entry, $".{stage}.partial");

    private string Replaced => Path.Combine(entry, $".{stage}.replaced");

    /// <summary>Undoes a replacement that was cut short between its two renames.</summary>
    public void Heal()
    {
        if (DirectoryEntry.KindOf(Replaced) == EntryKind.Folder && DirectoryEntry.KindOf(Published) != EntryKind.Folder)
        {
            DirectoryEntry.Remove(Published);
            AtomicFile.MoveFolder(Replaced, Published);
        }

        DirectoryEntry.Remove(Replaced);
    }

    /// <summary>Whether it was begun, and left before its end.</summary>
    public bool IsBegun => DirectoryEntry.KindOf(Partial) == EntryKind.Folder;

    /// <summary>The working folder: as an interrupted run left it, else empty. An entry is of one fingerprint, so it is of the same.</summary>
    public string Open()
    {
        foreach (string folder in (string[])[entry, Partial])
        {
            if (DirectoryEntry.KindOf(folder) != EntryKind.Folder)
            {
                DirectoryEntry.Remove(folder);
            }

            Folder.Create(folder);
        }

        RemoveWhatNoRunLeaves();
        return Partial;
    }

    /// <summary>Removes what a run left that was interrupted when it made again what is up to date.</summary>
    public void Forget()
    {
        DirectoryEntry.Remove(Partial);
        DirectoryEntry.Remove(StageClock.FileOf(entry, stage));
    }

    /// <summary>Takes away what lies in the working folder and is none of its files, if it was there before the stage ran.</summary>
    /// <exception cref="StageException">The stage made other files than it declares.</exception>
    public void RequireExactly(IReadOnlyList<string> declared, IReadOnlyList<string> leftOver)
    {
        string[] unknown = [.. DirectoryEntry.Below(Partial).Except(declared)];
        foreach (string path in unknown.Where(path => leftOver.Contains(path) || path.EndsWith(".part", StringComparison.Ordinal)))
        {
            DirectoryEntry.Remove(Path.Combine(Partial, path));
        }

        string[] left = DirectoryEntry.Below(Partial).ToArray();
        string[] added = [.. left.Except(declared)];
        string[] lacking = [.. declared.Where(path => !left.Contains(path) || new FileInfo(Path.Combine(Partial, path)).Length == 0)];
        if (added.Length + lacking.Length > 0)
        {
            throw new StageException(
                $"The {stage} stage did not make exactly the files that it declares: {string.Join(" and ", Parts(added, lacking))}. This is a mistake in its code, which must declare what it makes.");
        }
    }

    /// <summary>Publishes the working folder with its record.</summary>
    public StageRecord Publish(StageRecord record, IReadOnlyList<string> declared, FileHashes hashes)
    {
        string[] outputs = [.. declared.Order(StringComparer.Ordinal)];
        hashes.ReadAll(outputs.Select(path => Path.Combine(Partial, path)));
        StageRecord complete = record with { Outputs = [.. outputs.Select(path => Artefact.Of(Partial, path, hashes))] };
        complete.Write(Partial);
        if (DirectoryEntry.KindOf(Published) == EntryKind.Folder)
        {
            AtomicFile.MoveFolder(Published, Replaced);
        }

        DirectoryEntry.Remove(Published);
        AtomicFile.MoveFolder(Partial, Published);
        DirectoryEntry.Remove(Replaced);
        foreach (Artefact output in complete.Outputs)
        {
            hashes.Moved(Path.Combine(Published, output.Path), output.Sha256);
        }

        return complete;
    }

    // No run makes links, and what is empty holds no work.
    private void RemoveWhatNoRunLeaves()
    {
        foreach (string path in DirectoryEntry.Below(Partial).Select(path => Path.Combine(Partial, path)))
        {
            if (DirectoryEntry.KindOf(path) != EntryKind.File || new FileInfo(path).Length == 0)
            {
                DirectoryEntry.Remove(path);
            }
        }
    }

    private static IEnumerable<string> Parts(string[] added, string[] lacking) =>
    [
        .. added.Length > 0 ? [$"it made {string.Join(", ", added)} as well"] : Array.Empty<string>(),
        .. lacking.Length > 0 ? [$"it did not make {string.Join(", ", lacking)}"] : Array.Empty<string>(),
    ];
}
