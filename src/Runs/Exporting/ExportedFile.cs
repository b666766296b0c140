namespace ResearchPipeline.Runs.Exporting;

/// <summary>A file of an export, or of a published study.</summary>
/// <param name="Path">Where it lies, with '/'.</param>
/// <param name="Content">Its bytes, read when they are needed.</param>
/// <param name="Bytes">How many they are.</param>
/// <param name="Sha256">Their hash.</param>
/// <param name="What">What it is, in a few words.</param>
internal sealed record ExportedFile(string Path, Func<byte[]> Content, long Bytes, string Sha256, string What)
{
    /// <summary>What the manifest calls it; its path unless given.</summary>
    public string Artefact { get; init; } = Path;

    /// <summary>Where it can be read on this machine, of a table; else null.</summary>
    public string? Source { get; init; }

    /// <summary>A file of bytes that are there.</summary>
    public static ExportedFile Of(string path, byte[] content, string what) => new(path, () => content, content.Length, Files.Sha256.OfBytes(content), what);

    /// <summary>The kind of file, as the web names it.</summary>
    public string MediaType => System.IO.Path.GetExtension(Path) switch
    {
        ".parquet" => "application/vnd.apache.parquet",
        ".json" => "application/json",
        ".pdf" => "application/pdf",
        ".svg" => "image/svg+xml",
        ".txt" or ".cff" or "" => "text/plain",
        _ => "application/octet-stream",
    };
}
