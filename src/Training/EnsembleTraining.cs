using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training;

/// <summary>The body of the train stage: images to weights by epoch, training curves and the trail.</summary>
/// <param name="study">What to train; of it only what the parameters say.</param>
/// <param name="createBackend">Where to compute; it can show in no result.</param>
/// <param name="createMonitor">Who watches; it can show in no result either.</param>
/// <param name="cancellation">Stops between steps, after a checkpoint.</param>
public sealed class EnsembleTraining(
    Study study, Func<IBackend> createBackend, Func<IBackend, ImageSet, ITrainingMonitor> createMonitor, CancellationToken cancellation)
{
    /// <summary>The images, by name.</summary>
    public const string Images = $"{StageNames.Normalize}/{Normalization.ImagesFile}";

    /// <summary>Its parameters: keys and values.</summary>
    public IReadOnlyDictionary<string, string> Parameters => CanonicalText.linesOfMeasured(study);

    /// <summary>The files that it writes.</summary>
    public IReadOnlyList<string> Outputs => OutputsOf(TiedEnsembleModule.ofStudy(study));

    /// <summary>The weights of each epoch, in order.</summary>
    public static IReadOnlyList<string> EpochFiles(TiedEnsemble recipe) =>
        [.. Enumerable.Range(1, recipe.Epochs).Select(epoch => TrainingRun.EpochFile(epoch, recipe.Epochs))];

    /// <summary>The files that training a study writes.</summary>
    public static IReadOnlyList<string> OutputsOf(TiedEnsemble recipe) =>
        [.. EpochFiles(recipe), TrainingRun.CurvesFile, TrainingTrail.FileName, ModelConfiguration.FileName];

    /// <summary>The run of an ensemble.</summary>
    /// <param name="recipe">What to train.</param>
    /// <param name="images">The training images.</param>
    /// <param name="backend">Where to compute.</param>
    /// <param name="monitor">Who watches, if anyone.</param>
    /// <param name="betweenCheckpoints">Time between two checkpoints.</param>
    public static TrainingRun RunOf(TiedEnsemble recipe, ImageSet images, IBackend backend, ITrainingMonitor? monitor, TimeSpan? betweenCheckpoints = null) =>
        new(new EnsembleLearner(recipe, images, backend), EnsembleLearner.PlanOf(recipe, images.Count), monitor, betweenCheckpoints);

    /// <summary>Trains, or goes on from the checkpoint in the folder.</summary>
    /// <param name="inputs">Paths by name.</param>
    /// <param name="output">The folder.</param>
    public void Run(IReadOnlyDictionary<string, string> inputs, string output)
    {
        MnistDataset dataset = DatasetFile.Read(inputs[Images]);
        using IBackend backend = createBackend();
        AtomicFile.WriteText(Path.Combine(output, ModelConfiguration.FileName), ModelConfiguration.Text(study));
        RunOf(TiedEnsembleModule.ofStudy(study), dataset.Train, backend, createMonitor(backend, dataset.Train))
            .Run(output, Path.Combine(output, "checkpoint.safetensors"), Fingerprint.ofMeasured(study), cancellation);
    }
}
