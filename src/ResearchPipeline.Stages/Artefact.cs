namespace ResearchPipeline.Stages;

/// <summary>A file that a stage made.</summary>
/// <param name="Path">Relative to its folder, with '/'.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Sha256">Content hash.</param>
public sealed record Artefact(string Path, long Bytes, string Sha256)
{
    /// <summary>Every file below a folder but the stage record, in ordinal order of path.</summary>
    public static IReadOnlyList<Artefact> Below(string directory) => Directory
        .EnumerateFiles(directory, "*", SearchOption.AllDirectories)
        .Select(path => System.IO.Path.GetRelativePath(directory, path).Replace('\\', '/'))
        .Where(path => path != StageRecord.FileName)
        .Order(StringComparer.Ordinal)
        .Select(path => Of(directory, path))
        .ToArray();

    /// <summary>One file of a folder.</summary>
    public static Artefact Of(string directory, string path)
    {
        string full = System.IO.Path.Combine(directory, path);
        return new Artefact(path, new FileInfo(full).Length, Data.Files.Sha256.OfFile(full));
    }

    /// <summary>Whether the hash is one, and the size can be: what was read from a file may hold anything.</summary>
    public bool IsWellFormed() => Bytes >= 0 && Sha256 is { Length: 64 } && Sha256.All(char.IsAsciiHexDigitLower);

    /// <summary>Whether the path stays below the folder that it is relative to.</summary>
    public bool StaysInside()
    {
        bool portable = Path is { Length: > 0 } && !Path.AsSpan().ContainsAny('\0', '\\', ':');
        return portable && !Path.Split('/').Any(part => part is "" or "." or "..");
    }

    /// <summary>Whether the file is there with this size and content.</summary>
    public bool IsIntact(string directory) => IsCopiedAt(System.IO.Path.Combine(directory, Path));

    /// <summary>Whether a file of any name has this size and content.</summary>
    public bool IsCopiedAt(string path)
    {
        FileInfo file = new(path);
        return file.Exists && file.Length == Bytes && Data.Files.Sha256.OfFile(file.FullName) == Sha256;
    }
}
