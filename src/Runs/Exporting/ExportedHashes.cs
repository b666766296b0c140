using System.Security.Cryptography;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>The hashes of all files of an export, read once.</summary>
/// <param name="ByPath">SHA-256 of those that could be read.</param>
/// <param name="Unreadable">The others, with the reason.</param>
internal sealed record ExportedHashes(IReadOnlyDictionary<string, string> ByPath, IReadOnlyDictionary<string, string> Unreadable)
{
    private const int Block = 1 << 16;

    /// <summary>Reads all of it.</summary>
    public static ExportedHashes Of(IExportSource source, IProgressDisplay progress, CancellationToken cancellation)
    {
        Dictionary<string, string> hashes = new(StringComparer.Ordinal);
        Dictionary<string, string> unreadable = new(StringComparer.Ordinal);
        double all = Math.Max(1, source.Files.Values.Sum(bytes => (double)bytes));
        double read = 0;
        foreach ((string path, long bytes) in source.Files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            progress.Update(Math.Min(1, read / all), path);
            try
            {
                hashes[path] = HashOf(source, path, bytes, cancellation);
            }
            catch (Exception failure) when (failure is DataException or IOException or UnauthorizedAccessException or InvalidDataException)
            {
                unreadable[path] = failure.Message.TrimEnd('.');
            }

            read += bytes;
        }

        return new(hashes, unreadable);
    }

    private static string HashOf(IExportSource source, string path, long bytes, CancellationToken cancellation)
    {
        using Stream stream = source.Open(path);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = new byte[Block];
        long total = 0;
        for (int read = stream.Read(block); read > 0; read = stream.Read(block))
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(block, 0, read);
            total += read;
            if (total > bytes)
            {
                throw new DataException($"it holds more than the {bytes} bytes that it says");
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
