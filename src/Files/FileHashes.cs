using System.Collections.Concurrent;

namespace ResearchPipeline.Files;

/// <summary>
/// SHA-256 of files, each read once however often it is asked for, while its length and its time of change stay as they are. A file is the
/// output of one stage, the input of others and a line of the manifest. Lives as long as one run of the program: what lies on the disk is
/// believed by its content only.
/// </summary>
public sealed class FileHashes
{
    private readonly ConcurrentDictionary<(string Path, long Bytes, DateTime Changed), Lazy<string>> _known = new();

    /// <summary>The hash of a regular file that holds something.</summary>
    /// <exception cref="DataException">There is no such file.</exception>
    public string Of(string path) => _known.GetOrAdd(KeyOf(path), _ => new Lazy<string>(() => Sha256.OfFile(path))).Value;

    /// <summary>The hash, or null where there is no regular file that holds something.</summary>
    public string? Find(string path)
    {
        try
        {
            return Of(path);
        }
        catch (DataException)
        {
            return null;
        }
    }

    /// <summary>Reads files on all processors, the largest first.</summary>
    public void ReadAll(IEnumerable<string> paths)
    {
        string[] largestFirst = [.. paths.Distinct().Select(path => new FileInfo(path)).Where(file => file.Exists).OrderByDescending(file => file.Length).Select(file => file.FullName)];
        Parallel.ForEach(Partitioner.Create(largestFirst, EnumerablePartitionerOptions.NoBuffering), path => Find(path));
    }

    /// <summary>Takes over what is known of a file that has been moved.</summary>
    public void Moved(string path, string sha256) => _known[KeyOf(path)] = new Lazy<string>(sha256);

    private static (string Path, long Bytes, DateTime Changed) KeyOf(string path)
    {
        FileInfo file = RegularFile.Find(path);
        return (file.FullName, file.Length, file.LastWriteTimeUtc);
    }
}
