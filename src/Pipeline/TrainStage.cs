using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Pipeline;

/// <summary>train: images to weights and training curves, of one learner.</summary>
internal static class TrainStage
{
    public const string Description = "Train what the study is about; continues from the last checkpoint.";
    public const string DescriptionBelow = "Train a learner from whose codes the study's own learns, the lowest first; most studies have none.";
    private const int MonitoredImages = 1000;

    /// <param name="context">What the stages share.</param>
    /// <param name="place">The learner's name in the run.</param>
    /// <param name="learning">The study whose learner it is.</param>
    /// <param name="below">The place of the learner from whose codes it learns; null where it learns from pixels.</param>
    /// <param name="made">What it is made of.</param>
    public static Stage Create(StageContext context, string place, Study learning, string? below, MadeFiles made)
    {
        StageDisplay display = new(context.Display, place, steady: true);
        TrainingDisplay? monitor = null;
        LearnerTraining body = new(learning, below, context.CreateBackend, (backend, images) => monitor = Monitor(context, learning, display.Line, backend, images), context.Cancellation);
        return new(
            StageNames.Train, body.Parameters, made.Named(body.Inputs), body.Outputs, StageTools.None, body.Run)
        {
            Place = place,
            Watched = run =>
            {
                try
                {
                    display.Watch(run);
                }
                finally
                {
                    monitor?.Dispose();
                }
            },
        };
    }

    // Of the images that are learned from: test images are for the evaluation alone.
    private static TrainingDisplay Monitor(StageContext context, Study learning, IProgressDisplay line, IBackend backend, ImageSet images)
    {
        int members = learning.Learner.Training.Members;
        string first = learning.Learner.Training.Epochs == 0 ? ", without an epoch: the first weights are kept" : "";
        line.Say($"{members} {(members == 1 ? "member" : "members")} on {backend.Name}{first}");
        LearnerMonitor monitor = new(learning, backend, images.TakeLast(Math.Min(MonitoredImages, images.Count)));
        return new(line, context.Log, monitor.Images, monitor.Measure);
    }
}
