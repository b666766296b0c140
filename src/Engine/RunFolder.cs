using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>
/// What a run has of the store: under the place of each stage a link to what it made, for people; the program reads the store. A second,
/// hidden link is of a stage that is being made, beside the result that it will replace.
/// </summary>
/// <param name="directory">artifacts/runs/&lt;run&gt;.</param>
/// <param name="store">What the links lead to.</param>
public sealed class RunFolder(string directory, StageStore store)
{
    private const string Next = ".next";

    /// <summary>
    /// The folder in the store that holds what a stage of the run made, if it is still there; null where the run holds none. A link that somebody
    /// else put here is not believed: it must lead to an entry of the store, by its name alone.
    /// </summary>
    /// <param name="place">The stage's name in the run.</param>
    public string? FolderOf(string place)
    {
        string path = Path.Combine(directory, place);
        if (DirectoryEntry.KindOf(path) != EntryKind.Link || new FileInfo(path).LinkTarget is not string target)
        {
            return null;
        }

        string stage = Path.GetFileName(target);
        string entry = Path.GetFileName(Path.GetDirectoryName(target) ?? "");
        return StageStore.IsEntry(entry, stage) && IsOfStore(Path.GetDirectoryName(Path.GetDirectoryName(target)) ?? "") ? Path.Combine(store.Path, entry, stage) : null;
    }

    /// <summary>Where a file lies that a stage of the run made, if it is still there; null where the run does not hold that stage.</summary>
    /// <param name="path">Begins with the stage's name in the run: "train/weights.safetensors".</param>
    public string? FileOf(string path) => path.Split('/', 2) is [string place, string file] && FolderOf(place) is string folder ? Path.Combine(folder, file) : null;

    /// <summary>The entry that the run holds under a place, or null.</summary>
    public string? EntryOf(string place) => Path.GetDirectoryName(FolderOf(place));

    /// <summary>The names under which the run holds something, in ordinal order.</summary>
    public IReadOnlyList<string> Places => [.. Links(directory).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal)];

    /// <summary>Whether the run holds nothing, and has begun nothing.</summary>
    public bool IsEmpty => !Links(directory).Any(name => EntryOf(name) is not null);

    /// <summary>The names of the entries that a run holds, complete or begun, wherever it takes the store to be.</summary>
    internal static IEnumerable<string> EntriesHeldIn(string run) =>
        Links(run).Select(link => Path.GetFileName(Path.GetDirectoryName(new FileInfo(Path.Combine(run, link)).LinkTarget!)) ?? "");

    /// <summary>The run begins to make an entry: what it had begun before for this place, and nobody needs, goes.</summary>
    internal void Begin(string place, string entry, string stage) => Replace($".{place}{Next}", entry, stage);

    /// <summary>The run has an entry: what it had before in this place, and nobody needs, goes.</summary>
    internal void Hold(string place, string entry, string stage)
    {
        Replace(place, entry, stage);
        Drop($".{place}{Next}");
    }

    /// <summary>Lets go of everything, and removes the run's folder; entries stay until somebody collects.</summary>
    public void Remove() => DirectoryEntry.Remove(directory);

    /// <summary>What will have to go for the link to a stage: what lies in its place, is no link into the store, and was made by a stage or holds nothing.</summary>
    /// <returns>In words; null where nothing has to.</returns>
    /// <exception cref="DataException">Something of somebody else lies there, or the run's folder is a link.</exception>
    internal string? InTheWay(string place)
    {
        if (DirectoryEntry.KindOf(directory) == EntryKind.Link)
        {
            throw new DataException($"{directory} is a link, and what it leads to would be changed. Move it away and run again.");
        }

        string path = Path.Combine(directory, place);
        EntryKind kind = DirectoryEntry.KindOf(path);
        if (kind == EntryKind.Missing || FolderOf(place) is not null)
        {
            return null;
        }

        bool isOurs = kind == EntryKind.Folder ? StageRecord.Read(path) is not null || DirectoryEntry.Below(path).Count == 0 : kind == EntryKind.Link || new FileInfo(path).Length == 0;
        return isOurs ? $"the {kind.ToString().ToLowerInvariant()} in its place in the run's folder is replaced by a link into the store"
            : throw new DataException($"{path} is a {kind.ToString().ToLowerInvariant()} that no stage made, and a link is to lie there. Move it away and run again.");
    }

    private void Replace(string name, string entry, string stage)
    {
        string? before = EntryOf(name);
        string target = LinkTo(Path.Combine(entry, stage));
        string path = Path.Combine(directory, name);
        if (before is null || new FileInfo(path).LinkTarget != target)
        {
            Folder.Create(directory);
            DirectoryEntry.Remove(path);
            SymbolicLink.Create(path, target);
        }

        if (before != entry)
        {
            Release(before);
        }
    }

    private void Drop(string name)
    {
        string? before = EntryOf(name);
        DirectoryEntry.Remove(Path.Combine(directory, name));
        Release(before);
    }

    private void Release(string? entry)
    {
        if (entry is not null)
        {
            store.Release(entry);
        }
    }

    // Relative, so that artifacts can move as a whole; but not where the folder of runs is itself a link, for ".." leads elsewhere from there.
    private string LinkTo(string target) =>
        DirectoryEntry.KindOf(Path.GetDirectoryName(directory)!) == EntryKind.Link ? target : Path.GetRelativePath(directory, target);

    private static IEnumerable<string> Links(string directory) => new DirectoryInfo(directory) is { Exists: true } run
        ? run.EnumerateFileSystemInfos().Where(entry => DirectoryEntry.KindOf(entry.FullName) == EntryKind.Link).Select(entry => entry.Name)
        : [];

    private bool IsOfStore(string folder) => folder == store.Path || folder == Path.GetRelativePath(directory, store.Path);
}
