using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Pipeline;

/// <summary>Shows how a learner learns, while the body of its stage runs.</summary>
/// <param name="Watch">Runs the body.</param>
/// <param name="Monitor">Who watches the training.</param>
internal sealed record TrainingWatch(Action<Action> Watch, Func<IBackend, ImageSet, ITrainingMonitor> Monitor)
{
    private const int MonitoredImages = 1000;

    /// <param name="context">What the stages share.</param>
    /// <param name="trained">What is learned.</param>
    public static TrainingWatch Of(StageContext context, Trained trained)
    {
        StageDisplay display = new(context.Display, trained.Place, steady: true);
        TrainingDisplay? monitor = null;
        return new(
            run =>
            {
                try
                {
                    display.Watch(run);
                }
                finally
                {
                    monitor?.Dispose();
                    // The stage lives as long as its run, and that may be of dozens of learners: what watched one holds its images and its backend.
                    monitor = null;
                }
            },
            (backend, images) => monitor = MonitorOf(context, trained.Learning, display.Line, backend, images));
    }

    // Of the images that are learned from: test images are for the evaluation alone.
    private static TrainingDisplay MonitorOf(StageContext context, Study learning, IProgressDisplay line, IBackend backend, ImageSet images)
    {
        int members = learning.Learner.Training.Members;
        string first = learning.Learner.Training.Epochs == 0 ? ", without an epoch: the first weights are kept" : "";
        line.Say($"{members} {(members == 1 ? "member" : "members")} on {backend.Name}{first}");
        LearnerMonitor monitor = new(learning, backend.Host, images.TakeLast(Math.Min(MonitoredImages, images.Count)));
        return new(line, context.Log, monitor.Images, monitor.Measure);
    }
}
