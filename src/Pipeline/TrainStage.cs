using ResearchPipeline.Engine;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Pipeline;

/// <summary>train: images to weights and training curves, of one learner.</summary>
internal static class TrainStage
{
    public const string Description = "Train what the study is about; continues from the last checkpoint.";
    public const string DescriptionBelow = "Train a learner from whose codes the study's own learns, the lowest first; most studies have none.";

    /// <param name="context">What the stages share.</param>
    /// <param name="trained">What is learned.</param>
    /// <param name="made">What it is made of.</param>
    public static Stage Create(StageContext context, Trained trained, MadeFiles made)
    {
        TrainingWatch watch = TrainingWatch.Of(context, trained);
        NotedBackend backend = new(context);
        LearnerTraining body = new(trained.Learning, BelowOf(trained), backend.Create, watch.Monitor, context.Cancellation);
        return new(StageNames.Train, body.Parameters, made.Named(body.Inputs), body.Outputs, StageTools.None, body.Run)
        {
            Place = trained.Place,
            Watched = watch.Watch,
            Device = () => backend.Device,
        };
    }

    /// <summary>The learner below, by its name within its arm.</summary>
    public static string? BelowOf(Trained trained) => trained.Below is null ? null : StagePlace.withinArm(trained.Below);
}
