using ResearchPipeline.Files;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>An export as a folder. Links are not followed: what they lead to is not in it.</summary>
internal sealed class ExportFolder : IExportSource
{
    private readonly string _folder;

    /// <param name="folder">A folder.</param>
    public ExportFolder(string folder)
    {
        _folder = folder;
        string[] entries = [.. DirectoryEntry.Below(folder)];
        Files = entries.Where(IsFile).ToDictionary(path => path, path => new FileInfo(Path.Combine(folder, path)).Length, StringComparer.Ordinal);
        Others = [.. entries.Where(path => !IsFile(path)).Select(path => $"{path} is a {DirectoryEntry.KindOf(Path.Combine(folder, path)).ToString().ToLowerInvariant()} and no file")];
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long> Files { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Others { get; }

    /// <inheritdoc/>
    public Stream Open(string path) => RegularFile.OpenRead(Path.Combine(_folder, path), long.MaxValue);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private bool IsFile(string path) => DirectoryEntry.KindOf(Path.Combine(_folder, path)) == EntryKind.File;
}
