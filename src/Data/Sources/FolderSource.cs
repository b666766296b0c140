using System.IO.Compression;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Sources;

/// <summary>A folder with raw files, or the same with .gz. Only regular files are opened, and only those of a length that can be right.</summary>
internal sealed class FolderSource(string directory, string name) : IRawFileSource
{
    public string Name => name;

    public Stream Open(RawFile file, CancellationToken cancellation)
    {
        string raw = Path.Combine(directory, file.Name);
        if (IsTaken(raw))
        {
            long length = RegularFile.LengthOf(raw);
            return length == file.Bytes
                ? RegularFile.OpenRead(raw, file.Bytes)
                : throw new DataException($"{raw} has {length} bytes instead of {file.Bytes}");
        }

        string compressed = raw + ".gz";
        return IsTaken(compressed)
            ? new GZipStream(RegularFile.OpenRead(compressed, LongestCompressed(file)), CompressionMode.Decompress)
            : throw new DataException(Directory.Exists(directory)
                ? $"{directory} holds neither {file.Name} nor {file.Name}.gz"
                : $"there is no folder {directory}");
    }

    // Whatever is there under the name, also a link that leads nowhere.
    private static bool IsTaken(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    // What cannot be compressed grows by five bytes in each block of at most 65,535, and a header may hold a name and a comment.
    private static long LongestCompressed(RawFile file) => file.Bytes + file.Bytes / 1000 + (1 << 16);
}
