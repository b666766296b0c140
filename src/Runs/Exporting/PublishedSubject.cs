using ResearchPipeline.Engine;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Sweeping;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>A study or a sweep that is published.</summary>
/// <param name="Specification">The text whose hash its manifest names, as a file.</param>
/// <param name="Copied">Paths of the artefacts that lie beside the manifest.</param>
/// <param name="Remake">The line that makes and publishes it again.</param>
/// <param name="Describe">What is told of it, by its manifest and the files that lie beside it.</param>
internal sealed record PublishedSubject(
    ExportedFile Specification, IReadOnlyList<string> Copied, string Remake, Func<Manifest, IReadOnlyList<ExportedFile>, DescribedRun> Describe)
{
    /// <summary>A study.</summary>
    public static PublishedSubject Of(StudyPipeline pipeline, RunOptions asked) => new(
        ExportedRun.SpecificationOf(pipeline.Context.Study), PublishedCopies.Of(pipeline.Context.Study), (asked with { Study = pipeline.Context.Study.Name, Sweep = null }).CommandLine(CommandNames.Run),
        (manifest, files) => DescribedRun.Of(pipeline, manifest, files));

    /// <summary>A sweep.</summary>
    public static PublishedSubject Of(SweepReport sweep, RunOptions asked) => new(
        ExportedSweep.SpecificationOf(sweep.Plan), SweepReport.Copied, (asked with { Sweep = sweep.Name }).CommandLine(CommandNames.Sweep), (manifest, files) => DescribedRun.Of(sweep, manifest, files));
}
