using ResearchPipeline.Data.Tables;
using ResearchPipeline.Engine;
using ResearchPipeline.Explorer;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>explore: result tables and weights to a page that opens from the disk. It runs when it is asked for, and belongs to no manifest of a study (decision 25).</summary>
internal static class ExploreStage
{
    public const string Name = CommandNames.Explore;
    public const string Description = "Make the page on which a reader walks through the features; it opens from the disk.";

    /// <param name="context">What the stages share.</param>
    /// <param name="made">The files that the page may show.</param>
    /// <param name="beside">Other runs and arms that stand beside the study's own.</param>
    public static Stage Create(StageContext context, MadeFiles made, IReadOnlyList<RunBeside> beside)
    {
        Study study = context.Study;
        StageDisplay display = new(context.Display, Name);
        ExplorerSubject subject = new(
            new Provenance(study.Name, StudyModule.title(study), Fingerprint.ofStudy(study), study.Seed, ReportStage.Version),
            study.Learner.Training.Members, context.Dataset, context.Settings, ReproducingCommands.Of(context.Written, study))
        { Beside = beside };
        ExplorerFolder body = new(Path.Combine(context.Workspace.Root, "src", "Explorer", "Page"), subject, [.. made.All().Keys], context.Threads, display.Update, context.Cancellation);
        return new(
            Name,
            subject.Words,
            made.Named(body.Inputs),
            body.Outputs,
            context.Tools(body.Files, ExplorerFolder.Packages),
            body.Run)
        {
            Watched = display.Watch,
        };
    }
}
