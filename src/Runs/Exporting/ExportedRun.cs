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
        return DescribedRun.Of(pipeline, manifest, ExportedFiles.Of(workspace, manifest, SpecificationOf(run.Study), options.CommandLine(CommandNames.Run)));
    }

    /// <summary>The specification as a file.</summary>
    public static ExportedFile SpecificationOf(Study study) =>
        ExportedFile.Of(CrateWorkflow.File, Encoding.UTF8.GetBytes(CanonicalText.ofStudy(study)), "everything that was chosen, as the text whose hash is the run's fingerprint");
}
