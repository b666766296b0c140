using System.IO.Compression;
using ResearchPipeline.Engine;
using ResearchPipeline.Files;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>An export as a zip. Nothing is unpacked, so no name in it leads anywhere.</summary>
internal sealed class ExportZip : IExportSource
{
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    private ExportZip(ZipArchive zip)
    {
        _zip = zip;
        List<string> others = [];
        foreach (ZipArchiveEntry entry in zip.Entries.Where(entry => !IsFolder(entry)))
        {
            if (!new Artefact(entry.FullName, 1, "").StaysInside())
            {
                others.Add($"\"{entry.FullName}\" is a name that leaves its folder");
            }
            else if (!_entries.TryAdd(entry.FullName, entry))
            {
                others.Add($"{entry.FullName} is in it twice");
            }
        }

        Others = others;
        Files = _entries.ToDictionary(entry => entry.Key, entry => entry.Value.Length, StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long> Files { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Others { get; }

    /// <summary>Opens a zip.</summary>
    /// <exception cref="StageException">It is none.</exception>
    public static ExportZip At(string file)
    {
        FileStream stream = RegularFile.OpenRead(file, long.MaxValue);
        try
        {
            return new(new ZipArchive(stream, ZipArchiveMode.Read));
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or ArgumentException or OverflowException)
        {
            stream.Dispose();
            throw new StageException($"{file} cannot be read as a zip: {failure.Message.TrimEnd('.')}. verify is told a folder or a zip that export wrote; if it was copied, copy it again.", failure);
        }
    }

    /// <inheritdoc/>
    public Stream Open(string path)
    {
        try
        {
            return _entries[path].Open();
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw new DataException($"{path} cannot be read from the zip: {failure.Message}", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _zip.Dispose();

    // Other programs add an entry for each folder.
    private static bool IsFolder(ZipArchiveEntry entry) => entry.FullName.EndsWith('/') && entry.Length == 0;
}
