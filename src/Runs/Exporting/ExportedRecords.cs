using System.Text.Json;
using ResearchPipeline.Engine;
using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>Whether the files of an export that tell of the others tell the truth: the manifest, the specification, the crate, the description of tables.</summary>
internal static class ExportedRecords
{
    /// <summary>What does not fit, each in a sentence without its full stop.</summary>
    /// <param name="content">The bytes of a file; null where it is not there.</param>
    /// <param name="hashes">The hash of every file that is there.</param>
    /// <param name="known">Files of which it is known already that they do not fit.</param>
    public static IEnumerable<string> Faults(Func<string, byte[]?> content, IReadOnlyDictionary<string, string> hashes, IReadOnlySet<string> known)
    {
        List<string> faults = [];
        foreach (string record in (string[])[Manifest.FileName, CrateWorkflow.File, RoCrate.FileName, Croissant.FileName])
        {
            if (known.Contains(record))
            {
                continue;
            }

            if (content(record) is not byte[] bytes)
            {
                faults.Add($"{record} is not there, and every export has one");
                continue;
            }

            try
            {
                faults.AddRange(record switch
                {
                    Manifest.FileName => OfManifest(bytes, hashes, known),
                    RoCrate.FileName => OfEntities(record, Entities(bytes, "@graph", "@id"), hashes, known, path => path is not (Checksums.FileName or RoCrate.FileName)),
                    Croissant.FileName => OfEntities(record, Entities(bytes, "distribution", "contentUrl"), hashes, known, path => path.EndsWith(".parquet", StringComparison.Ordinal)),
                    _ => [],
                });
            }
            catch (Exception failure) when (failure is JsonException or InvalidOperationException or KeyNotFoundException or StageException)
            {
                faults.Add($"{record} cannot be read: {failure.Message.TrimEnd('.')}");
            }
        }

        return faults;
    }

    /// <summary>Whether the artefacts are those that this checkout has published, in a line.</summary>
    /// <param name="content">The manifest of the export.</param>
    public static string Published(byte[] content)
    {
        Manifest manifest = Parse(content);
        string path = Path.Combine(Files.Repository.FindRoot(), "reports", Path.GetFileName(manifest.Study), Manifest.FileName);
        if (Files.DirectoryEntry.KindOf(path) != Files.EntryKind.File || Manifest.Read(path) is not Manifest published || published.Specification != manifest.Specification)
        {
            return $"{manifest.Study} with the specification {manifest.Specification[..Math.Min(12, manifest.Specification.Length)]}… is not published in this checkout, so nothing is said of whether it comes out again";
        }

        int differences = manifest.DifferencesFrom(published).Count;
        return differences == 0 ? $"its {manifest.Artefacts.Count} artefacts are those that this checkout has published"
            : throw new DiffersException($"the export is whole, and {differences} of its {manifest.Artefacts.Count} artefacts are not those that this checkout has published of {manifest.Study}: {string.Join("; ", manifest.DifferencesFrom(published).Take(3))}.");
    }

    private static IEnumerable<string> OfManifest(byte[] bytes, IReadOnlyDictionary<string, string> hashes, IReadOnlySet<string> known)
    {
        Manifest manifest = Parse(bytes);
        string data = $"{Publication.DataFolder}/";
        Artefact[] made = [.. manifest.Artefacts.Where(artefact => !artefact.Path.StartsWith(data, StringComparison.Ordinal))];
        HashSet<string> listed = [.. made.Select(artefact => artefact.Path)];
        return
        [
            .. made.SelectMany(artefact => Fault(Manifest.FileName, (artefact.Path, artefact.Sha256), hashes, known)),
            .. hashes.Keys.Where(path => path.Contains('/', StringComparison.Ordinal) && !listed.Contains(path) && !known.Contains(path)).Select(path => $"{path} is no artefact of {Manifest.FileName}"),
            .. hashes.TryGetValue(CrateWorkflow.File, out string? hash) && hash != manifest.Specification && !known.Contains(CrateWorkflow.File) ? [$"{CrateWorkflow.File} is not the specification that {Manifest.FileName} names"] : Array.Empty<string>(),
        ];
    }

    // What was read from a file may lack anything, whatever the types promise.
    private static Manifest Parse(byte[] content) => Manifest.Parse(content, Manifest.FileName) is { Study: not null, Specification: not null } manifest ? manifest
        : throw new StageException($"{Manifest.FileName} names no study, or no specification");

    // What is described without a hash is not of the export, or is the list of hashes.
    private static (string Path, string Hash)[] Entities(byte[] bytes, string list, string id) =>
    [
        .. JsonElement.Parse(bytes).GetProperty(list).EnumerateArray()
            .Where(entity => entity.TryGetProperty("sha256", out _) && entity.GetProperty(id).GetString() is string name && !name.StartsWith('#'))
            .Select(entity => (entity.GetProperty(id).GetString()!, entity.GetProperty("sha256").GetString() ?? "")),
    ];

    // Each way: what is described is there, and what is there is described.
    private static IEnumerable<string> OfEntities(string record, (string Path, string Hash)[] entities, IReadOnlyDictionary<string, string> hashes, IReadOnlySet<string> known, Func<string, bool> isDescribed)
    {
        HashSet<string> described = [.. entities.Select(entity => entity.Path)];
        return
        [
            .. entities.SelectMany(file => Fault(record, file, hashes, known)),
            .. hashes.Keys.Where(path => isDescribed(path) && !described.Contains(path) && !known.Contains(path)).Select(path => $"{record} does not tell of {path}"),
        ];
    }

    private static IEnumerable<string> Fault(string record, (string Path, string Hash) file, IReadOnlyDictionary<string, string> hashes, IReadOnlySet<string> known) =>
        known.Contains(file.Path) ? []
        : !hashes.TryGetValue(file.Path, out string? hash) ? [$"{record} tells of {file.Path}, which is not there"]
        : hash != file.Hash ? [$"{record} tells another hash of {file.Path}"]
        : [];
}
