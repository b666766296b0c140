using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Models;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training;

/// <summary>The body of a train stage: images, and the weights of a learner below, to its weights (of an ensemble, of every epoch), training curves and the trail.</summary>
/// <param name="study">What to train; of it only what the parameters say.</param>
/// <param name="below">The place in the run of the learner from whose codes it learns; null where it learns from pixels.</param>
/// <param name="createBackend">Where to compute; it can show in no result.</param>
/// <param name="createMonitor">Who watches, and may look at the images that are learned from; it can show in no result either.</param>
/// <param name="cancellation">Stops between steps, after a checkpoint.</param>
public sealed class LearnerTraining(
    Study study, string? below, Func<IBackend> createBackend, Func<IBackend, ImageSet, ITrainingMonitor> createMonitor, CancellationToken cancellation)
{
    /// <summary>The images, by name.</summary>
    public const string Images = $"{StageNames.Normalize}/{Normalization.ImagesFile}";

    /// <summary>Its parameters: keys and values.</summary>
    public IReadOnlyDictionary<string, string> Parameters => CanonicalText.linesOfLearned(study);

    /// <summary>The files that it reads, by name.</summary>
    public IReadOnlyList<string> Inputs => below is null ? [Images] : [Images, $"{below}/{TrainingPlan.LastWeights}"];

    /// <summary>The files that it writes.</summary>
    public IReadOnlyList<string> Outputs => [.. PlanOf(study).WeightFiles, TrainingRun.CurvesFile, TrainingTrail.FileName, ModelConfiguration.FileName];

    /// <summary>Which images a study's learner is shown when, and which of its weights are kept.</summary>
    public static TrainingPlan PlanOf(Study study) => ComputationModule.ofStudy(study) switch
    {
        Computation.Fused fused => EnsembleLearner.PlanOf(fused.Item, study.Dataset.TrainImages),
        Computation.Chained chained => chained.Item.PlanOf(study.Dataset.TrainImages, DatasetModule.kind(study.Dataset.Source).Classes),
        _ => throw new InvalidOperationException($"Nothing learns {study.Name}."),
    };

    /// <summary>The run of an ensemble.</summary>
    /// <param name="recipe">What to train.</param>
    /// <param name="images">The training images.</param>
    /// <param name="backend">Where to compute.</param>
    /// <param name="monitor">Who watches, if anyone.</param>
    /// <param name="betweenCheckpoints">Time between two checkpoints.</param>
    public static TrainingRun RunOf(TiedEnsemble recipe, ImageSet images, IBackend backend, ITrainingMonitor? monitor, TimeSpan? betweenCheckpoints = null) =>
        new(new EnsembleLearner(recipe, images, backend), EnsembleLearner.PlanOf(recipe, images.Count), monitor, betweenCheckpoints);

    /// <summary>The run of networks of blocks.</summary>
    /// <param name="chain">What to train.</param>
    /// <param name="images">The training images.</param>
    /// <param name="below">The weights of the learner below, where there is one.</param>
    /// <param name="backend">Where to compute.</param>
    /// <param name="monitor">Who watches, if anyone.</param>
    /// <param name="betweenCheckpoints">Time between two checkpoints.</param>
    public static TrainingRun RunOf(
        NetworkChain chain, ImageSet images, IReadOnlyDictionary<string, TensorView>? below, IBackend backend, ITrainingMonitor? monitor, TimeSpan? betweenCheckpoints = null) =>
        new(new NetworkLearner(chain, images, below, backend), chain.PlanOf(images.Count, images.Classes), monitor, betweenCheckpoints);

    /// <summary>The run of whatever a study learns.</summary>
    /// <param name="images">The training images.</param>
    /// <param name="inputs">Paths by name.</param>
    /// <param name="backend">Where to compute.</param>
    /// <param name="monitor">Who watches, if anyone.</param>
    public TrainingRun RunOf(ImageSet images, IReadOnlyDictionary<string, string> inputs, IBackend backend, ITrainingMonitor? monitor) =>
        ComputationModule.ofStudy(study) switch
        {
            Computation.Fused fused => RunOf(fused.Item, images, backend, monitor),
            Computation.Chained chained => RunOf(chained.Item, images, below is null ? null : SafetensorsFile.Read(inputs[Inputs[1]], out _), backend, monitor),
            _ => throw new InvalidOperationException($"Nothing learns {study.Name}."),
        };

    /// <summary>Trains, or goes on from the checkpoint in the folder.</summary>
    /// <param name="inputs">Paths by name.</param>
    /// <param name="output">The folder.</param>
    public void Run(IReadOnlyDictionary<string, string> inputs, string output)
    {
        ImageDataset dataset = DatasetFile.Read(inputs[Images], DatasetModule.kind(study.Dataset.Source));
        using IBackend backend = createBackend();
        AtomicFile.WriteText(Path.Combine(output, ModelConfiguration.FileName), ModelConfiguration.Text(study));
        RunOf(dataset.Train, inputs, backend, createMonitor(backend, study.Learner.ImagesOf(dataset.Train)))
            .Run(output, Path.Combine(output, "checkpoint.safetensors"), Fingerprint.ofLearned(study), cancellation);
    }
}
