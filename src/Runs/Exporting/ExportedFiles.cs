using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>The files of an export: every artefact of a manifest but raw data, each checked against its hash when it is read, and what it needs to be understood.</summary>
internal static class ExportedFiles
{
    /// <summary>All of them, in ordinal order; tables are looked into at once, before anything is written.</summary>
    /// <param name="made">Where they lie.</param>
    /// <param name="manifest">What was made.</param>
    /// <param name="specification">The text whose hash the manifest names, as a file.</param>
    /// <param name="again">The line that makes them again.</param>
    /// <exception cref="StageException">A table is not what the manifest lists.</exception>
    public static IReadOnlyList<ExportedFile> Of(Workspace made, Manifest manifest, ExportedFile specification, string again)
    {
        string data = $"{Publication.DataFolder}/";
        ExportedFile[] files =
        [
            .. manifest.Artefacts.Where(artefact => !artefact.Path.StartsWith(data, StringComparison.Ordinal)).Select(artefact => FileOf(made, artefact, again)),
            ExportedFile.Of(Manifest.FileName, File.ReadAllBytes(made.ManifestFile), "size and hash of every file that the run made, raw data among them"),
            specification,
            ExportedFile.Of("LICENSE", File.ReadAllBytes(Path.Combine(made.Root, "LICENSE")), "licence"),
            ExportedFile.Of("CITATION.cff", File.ReadAllBytes(Path.Combine(made.Root, "CITATION.cff")), "how to cite"),
        ];
        foreach (ExportedFile file in files.Where(file => file.Path.EndsWith(".parquet", StringComparison.Ordinal)))
        {
            _ = file.Content();
        }

        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static ExportedFile FileOf(Workspace made, Artefact artefact, string again) => new(artefact.Path, () =>
    {
        string? path = made.Run.FileOf(artefact.Path);
        byte[] content = path is not null && DirectoryEntry.KindOf(path) == EntryKind.File ? File.ReadAllBytes(path) : [];
        return Sha256.OfBytes(content) == artefact.Sha256 ? content : throw new StageException(
            $"{path ?? artefact.Path} is not what {made.NameOf(made.ManifestFile)} lists, so nothing is exported. Run this, and export again: {again}");
    }, artefact.Bytes, artefact.Sha256, $"made by the stage {artefact.Path.Split('/')[0]}")
    {
        Source = made.Run.FileOf(artefact.Path),
    };
}
