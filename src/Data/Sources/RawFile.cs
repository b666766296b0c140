using System.Globalization;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Sources;

/// <summary>A file of a data set as it was published.</summary>
/// <param name="Name">File name, without .gz.</param>
/// <param name="Sha256">Hash of the raw file; nothing is used before it matches. Null where it is not known: then the length and what its reader expects are all that can be checked.</param>
/// <param name="Bytes">Length of the raw file.</param>
public sealed record RawFile(string Name, string? Sha256, long Bytes)
{
    /// <summary>What is wrong with the file at a path, in a few words, or null: by its length, and only when that is right by its hash.</summary>
    /// <exception cref="DataException">There is something that is not a regular file; it was not opened, and the message says what to do.</exception>
    public string? Defect(string path) => Defect(path, new FileHashes());

    /// <summary>The same, where something may be known of the file.</summary>
    /// <exception cref="DataException">There is something that is not a regular file; it was not opened, and the message says what to do.</exception>
    public string? Defect(string path, FileHashes hashes)
    {
        if (!Path.Exists(path) && new FileInfo(path).LinkTarget is null)
        {
            return "is missing";
        }

        long length = RegularFile.LengthOf(path);
        return length != Bytes ? string.Create(CultureInfo.InvariantCulture, $"has {length} bytes instead of {Bytes}")
            : Sha256 is not null && hashes.Of(path) is string hash && hash != Sha256 ? OtherThanWanted(hash)
            : null;
    }

    // Files of two data sets may have the same names and lengths.
    private static string OtherThanWanted(string hash) => RawDatasets.WithFile(hash) is RawDataset other
        ? $"is a file of {other.Name} (by its SHA-256)"
        : "is altered (its SHA-256 is another)";
}
