using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>attempt: images to whether a learner diverges, when, and how its loss went until then.</summary>
internal static class AttemptStage
{
    public const string Description = "Train what may diverge, and write down whether it does.";

    /// <param name="context">What the stages share.</param>
    /// <param name="trained">What is learned.</param>
    /// <param name="made">What it is made of.</param>
    public static Stage Create(StageContext context, Trained trained, MadeFiles made)
    {
        TrainingWatch watch = TrainingWatch.Of(context, trained);
        NotedBackend backend = new(context);
        LearnerAttempt body = new(trained.Learning, TrainStage.BelowOf(trained), backend.Create, watch.Monitor, context.Cancellation);
        return new(
            StageNames.Attempt,
            new Dictionary<string, string>(body.Parameters) { ["title"] = StudyModule.title(trained.Learning), ["name"] = trained.Learning.Name, ["fingerprint"] = Fingerprint.ofStudy(trained.Learning) },
            made.Named(body.Inputs), LearnerAttempt.Outputs, StageTools.None, body.Run)
        {
            Place = trained.Place,
            Watched = watch.Watch,
            Device = () => backend.Device,
        };
    }
}
