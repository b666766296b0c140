using System.IO.Compression;
using ResearchPipeline.Files;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>A zip whose bytes depend on its files alone: in ordinal order, of one time, with one set of rights, and stored as they are, since what compresses changes from version to version.</summary>
internal static class FixedZip
{
    private const int RegularFileForAll = 0x81A4 << 16;
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes it, in full or not at all.</summary>
    public static void Write(string path, IReadOnlyList<ExportedFile> files) => AtomicFile.Write(path, stream =>
    {
        using ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (ExportedFile file in files)
        {
            ZipArchiveEntry entry = zip.CreateEntry(file.Path, CompressionLevel.NoCompression);
            (entry.LastWriteTime, entry.ExternalAttributes) = (Earliest, RegularFileForAll);
            using Stream content = entry.Open();
            content.Write(file.Content());
        }
    });
}
