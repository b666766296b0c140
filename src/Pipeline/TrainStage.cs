using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Pipeline;

/// <summary>train: images to weights by epoch and training curves.</summary>
internal static class TrainStage
{
    public const string Name = "train";
    private const int MonitoredImages = 1000;

    public static Stage Create(StageContext context)
    {
        StageDisplay display = new(context.Display, Name, steady: true);
        TrainingDisplay? monitor = null;
        EnsembleTraining body = new(context.Study, context.CreateBackend, (backend, images) => monitor = Monitor(context, display.Line, backend, images), context.Cancellation);
        return new(
            Name, body.Parameters, context.Made([EnsembleTraining.Images]), body.Outputs, StageTools.None, body.Run)
        {
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

    // Test images are for the evaluation alone.
    private static TrainingDisplay Monitor(StageContext context, IProgressDisplay line, IBackend backend, ImageSet images)
    {
        line.Say($"{context.Study.Learner.Training.Members} members on {backend.Name}");
        return new(
            line, context.Log, new ReconstructionMonitor(backend, images.TakeLast(Math.Min(MonitoredImages, images.Count)), TiedEnsembleModule.ofStudy(context.Study).K));
    }
}
