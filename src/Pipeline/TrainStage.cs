using System.Globalization;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Pipeline;

/// <summary>train: images to weights by epoch and training curves, of one learner.</summary>
internal static class TrainStage
{
    public const string Description = "Train the ensemble; continues from the last checkpoint.";
    private const int MonitoredImages = 1000;

    /// <param name="context">What the stages share.</param>
    /// <param name="place">The learner's name in the run.</param>
    /// <param name="learning">The study whose learner it is.</param>
    /// <param name="made">What it is made of.</param>
    public static Stage Create(StageContext context, string place, Study learning, MadeFiles made)
    {
        StageDisplay display = new(context.Display, place, steady: true);
        TrainingDisplay? monitor = null;
        LearnerTraining body = new(learning, context.CreateBackend, (backend, images) => monitor = Monitor(context, learning, display.Line, backend, images), context.Cancellation);
        return new(
            StageNames.Train, body.Parameters, made.Named([LearnerTraining.Images]), body.Outputs, StageTools.None, body.Run)
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

    // Test images are for the evaluation alone.
    private static TrainingDisplay Monitor(StageContext context, Study learning, IProgressDisplay line, IBackend backend, ImageSet images)
    {
        TiedEnsemble recipe = TiedEnsembleModule.ofStudy(learning);
        line.Say($"{recipe.Members} {(recipe.Members == 1 ? "member" : "members")} on {backend.Name}");
        ReconstructionMonitor monitor = new(backend, images.TakeLast(Math.Min(MonitoredImages, images.Count)), recipe.K);
        return new(
            line, context.Log, monitor.Images,
            parameters => Words(monitor.Measure(EnsembleFile.FromTensors("the parameters", parameters, recipe.Members, recipe.Latents, ImageSet.ImagePixels))));
    }

    private static (string Words, string Short) Words((double MeanSquaredError, double Pearson) measured) => (
        string.Create(CultureInfo.InvariantCulture, $"MSE {measured.MeanSquaredError:0.00000}, r {measured.Pearson:0.0000}"),
        string.Create(CultureInfo.InvariantCulture, $"r {measured.Pearson:0.0000}"));
}
