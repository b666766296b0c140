using System.Text;
using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>A finished run as others get it: every artefact of its manifest but raw data, each checked against its hash when it is read, and what it needs to be understood.</summary>
internal static class ExportedRun
{
    /// <summary>The run that is asked for.</summary>
    /// <exception cref="StageException">It has not come to its end, or nothing tells what it is.</exception>
    public static DescribedRun Of(KnownRun run, RunOptions asked, IRunDisplay display, CancellationToken cancellation)
    {
        if (run.Written is null || run.Study is null)
        {
            throw new StageException($"{run.Title} cannot be exported: {run.Words}.");
        }

        RunOptions options = run.Options(asked);
        StudyPipeline pipeline = new(options, display, cancellation);
        Workspace workspace = pipeline.Workspace;
        if (DirectoryEntry.KindOf(workspace.ManifestFile) != EntryKind.File)
        {
            throw new StageException($"{run.Title} has not come to its end: it has no manifest. Run this first: {options.CommandLine(CommandNames.Run)}");
        }

        Manifest manifest = Manifest.Read(workspace.ManifestFile);
        string data = $"{Publication.DataFolder}/";
        ExportedFile[] files =
        [
            .. manifest.Artefacts.Where(artefact => !artefact.Path.StartsWith(data, StringComparison.Ordinal)).Select(artefact => FileOf(run, workspace, artefact, options)),
            ExportedFile.Of(Manifest.FileName, File.ReadAllBytes(workspace.ManifestFile), "size and hash of every file that the run made, raw data among them"),
            SpecificationOf(run.Study),
            ExportedFile.Of("LICENSE", File.ReadAllBytes(Path.Combine(workspace.Root, "LICENSE")), "licence"),
            ExportedFile.Of("CITATION.cff", File.ReadAllBytes(Path.Combine(workspace.Root, "CITATION.cff")), "how to cite"),
        ];
        // Tables are looked into before anything is written.
        foreach (ExportedFile file in files.Where(file => file.Path.EndsWith(".parquet", StringComparison.Ordinal)))
        {
            _ = file.Content();
        }

        return DescribedRun.Of(pipeline, manifest, [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]);
    }

    /// <summary>The specification as a file.</summary>
    public static ExportedFile SpecificationOf(Study study) =>
        ExportedFile.Of(CrateWorkflow.File, Encoding.UTF8.GetBytes(CanonicalText.ofStudy(study)), "everything that was chosen, as the text whose hash is the run's fingerprint");

    private static ExportedFile FileOf(KnownRun run, Workspace workspace, Artefact artefact, RunOptions options) => new(artefact.Path, () =>
    {
        string? path = run.Folder.FileOf(artefact.Path);
        byte[] content = path is not null && DirectoryEntry.KindOf(path) == EntryKind.File ? File.ReadAllBytes(path) : [];
        return Sha256.OfBytes(content) == artefact.Sha256 ? content : throw new StageException(
            $"{path ?? artefact.Path} is not what {workspace.NameOf(workspace.ManifestFile)} lists, so nothing is exported. Run this, and export again: {options.CommandLine(CommandNames.Run)}");
    }, artefact.Bytes, artefact.Sha256, $"made by the stage {artefact.Path.Split('/')[0]}")
    {
        Source = run.Folder.FileOf(artefact.Path),
    };
}
