using System.Text;
using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Specification;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>A finished sweep of the catalogue as others get it: its table, figures and report. Its runs end before a report, so that none of them can be exported by itself.</summary>
internal static class ExportedSweep
{
    /// <summary>The sweep that is asked for.</summary>
    /// <exception cref="UsageException">It is one that was typed: it ends with its table.</exception>
    /// <exception cref="StageException">It has not come to its end.</exception>
    public static DescribedRun Of(KnownSweep sweep, RunOptions asked, IRunDisplay display, CancellationToken cancellation)
    {
        if (sweep.Record is not Sweep record)
        {
            throw new UsageException($"{sweep.Name} is a sweep that was typed: it has a table, {Path.Combine(sweep.Folder, SweepResults.Output)}, and no report that could be exported with it. A sweep that is written in experiments/ has one.");
        }

        SweepReport report = new(record, sweep.Plan, asked, SweepReport.PublishedIn(asked), display, cancellation);
        Workspace workspace = report.Workspace;
        if (DirectoryEntry.KindOf(workspace.ManifestFile) != EntryKind.File || !workspace.Run.Places.Contains(StageNames.Report))
        {
            throw new StageException($"{sweep.Name} has not come to its end here. Run this first: {sweep.Again(asked)}");
        }

        Manifest manifest = Manifest.Read(workspace.ManifestFile);
        return manifest.Specification == sweep.Plan.Fingerprint ? DescribedRun.Of(report, manifest, ExportedFiles.Of(workspace, manifest, SpecificationOf(sweep.Plan), sweep.Again(asked)))
            : throw new StageException($"{sweep.Name} has another plan now than when its report was made. Run this first: {sweep.Again(asked)}");
    }

    /// <summary>The plan as a file.</summary>
    public static ExportedFile SpecificationOf(SweepPlan plan) =>
        ExportedFile.Of(CrateWorkflow.File, Encoding.UTF8.GetBytes(plan.Text), "the study, and every run of the sweep, as the text whose hash is the sweep's fingerprint");
}
