using System.Text.Json;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine.Packages;

/// <summary>node_modules/.research-pipeline-hashes.json: what npm had installed when it was done.</summary>
/// <param name="Lock">SHA-256 of package-lock.json.</param>
/// <param name="Packages">The hash of each installed package's content.</param>
internal sealed record PackageRecord(string Lock, SortedDictionary<string, string> Packages)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = ".research-pipeline-hashes.json";

    /// <summary>The record, or null when there is none that can be read.</summary>
    public static PackageRecord? Read(string modules)
    {
        try
        {
            string path = PathIn(modules);
            return DirectoryEntry.KindOf(path) == EntryKind.File && JsonFile.Read(path, EngineJson.Default.PackageRecord) is { Lock: not null, Packages: not null } record
                ? record
                : null;
        }
        catch (Exception failure) when (failure is JsonException or DataException)
        {
            return null;
        }
    }

    /// <summary>Writes the record.</summary>
    public void Write(string modules) => JsonFile.Write(PathIn(modules), this, EngineJson.Default.PackageRecord);

    private static string PathIn(string modules) => Path.Combine(modules, FileName);
}
