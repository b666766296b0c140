using System.Text;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>
/// Where a stage lives: its published folder, and hidden siblings for the run in progress and for the moment of replacement.
/// A published folder appears by one rename, complete. Where a file or a link lies where one of the three belongs, it is removed.
/// </summary>
internal sealed class StageFolder(string entry, string stage)
{
    private const string OwnerFile = ".fingerprint";
    private const int LongestOwner = 128;

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

    /// <summary>Whether a run of this fingerprint was begun, and left before its end.</summary>
    public bool IsBegun(string fingerprint) =>
        DirectoryEntry.KindOf(Partial) == EntryKind.Folder && Content(Path.Combine(Partial, OwnerFile)) == fingerprint;

    /// <summary>The working folder: as an interrupted run of the same fingerprint left it, else empty.</summary>
    public string Open(string fingerprint)
    {
        string owner = Path.Combine(Partial, OwnerFile);
        if (!IsBegun(fingerprint))
        {
            DirectoryEntry.Remove(Partial);
        }

        Folder.Create(Partial);
        AtomicFile.WriteText(owner, fingerprint);
        RemoveWhatNoRunLeaves();
        return Partial;
    }

    /// <summary>Takes away what lies in the working folder and is none of its files, if it was there before the stage ran.</summary>
    /// <exception cref="StageException">The stage made other files than it declares.</exception>
    public void RequireExactly(IReadOnlyList<string> declared, IReadOnlyList<string> leftOver)
    {
        string[] unknown = [.. DirectoryEntry.Below(Partial).Except([.. declared, OwnerFile])];
        foreach (string path in unknown.Where(path => leftOver.Contains(path) || path.EndsWith(".part", StringComparison.Ordinal)))
        {
            DirectoryEntry.Remove(Path.Combine(Partial, path));
        }

        string[] left = DirectoryEntry.Below(Partial).ToArray();
        string[] added = [.. left.Except([.. declared, OwnerFile])];
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
        File.Delete(Path.Combine(Partial, OwnerFile));
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

    private static string? Content(string file)
    {
        try
        {
            return Encoding.UTF8.GetString(RegularFile.ReadAllBytes(file, LongestOwner));
        }
        catch (DataException)
        {
            return null;
        }
    }
}
