using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

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
        TiedEnsemble recipe = TiedEnsembleModule.ofStudy(context.Study);
        line.Say($"{recipe.Members} {(recipe.Members == 1 ? "member" : "members")} on {backend.Name}");
        ReconstructionMonitor monitor = new(backend, images.TakeLast(Math.Min(MonitoredImages, images.Count)), recipe.K);
        return new(
            line, context.Log, monitor.Images,
            parameters => monitor.Measure(EnsembleFile.FromTensors("the parameters", parameters, recipe.Members, recipe.Latents, ImageSet.ImagePixels)));
    }
}
