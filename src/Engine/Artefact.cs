using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>A file that a stage made.</summary>
/// <param name="Path">Relative to its folder, with '/'.</param>
/// <param name="Bytes">Size, at least 1.</param>
/// <param name="Sha256">Content hash.</param>
public sealed record Artefact(string Path, long Bytes, string Sha256)
{
    /// <summary>One file of a folder.</summary>
    public static Artefact Of(string directory, string path, FileHashes hashes)
    {
        string full = System.IO.Path.Combine(directory, path);
        return new Artefact(path, RegularFile.LengthOf(full), hashes.Of(full));
    }

    /// <summary>Whether a text is a SHA-256 as it is written here.</summary>
    public static bool IsHash(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether the hash is one, and the size can be: what was read from a file may hold anything.</summary>
    public bool IsWellFormed() => Bytes > 0 && IsHash(Sha256);

    /// <summary>Whether the path stays below the folder that it is relative to.</summary>
    public bool StaysInside()
    {
        bool portable = Path is { Length: > 0 } && !Path.AsSpan().ContainsAny('\0', '\\', ':');
        return portable && !Path.Split('/').Any(part => part is "" or "." or "..");
    }

    /// <summary>Whether a file of any name has this size and content.</summary>
    public bool IsCopiedAt(string path, FileHashes hashes)
    {
        FileInfo file = new(path);
        return file.Exists && file.Length == Bytes && hashes.Find(path) == Sha256;
    }
}
