using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Evaluation;

/// <summary>The body of the evaluate stage: weights and images to result tables.</summary>
/// <param name="study">What was trained; of it only what the parameters say.</param>
/// <param name="createBackend">Where to compute; it can show in no result.</param>
/// <param name="progress">Told how far the work is, 0 … 1, with a few words.</param>
public sealed class EnsembleEvaluation(Study study, Func<IBackend> createBackend, Action<double, string> progress)
{
    private readonly TiedEnsemble _recipe = TiedEnsembleModule.ofStudy(study);

    private const string Train = "train/";

    /// <summary>Its parameters: keys and values.</summary>
    public IReadOnlyDictionary<string, string> Parameters => CanonicalText.linesOfStudy(study);

    /// <summary>The files that it reads, by name.</summary>
    public IReadOnlyList<string> Inputs =>
        [LearnerTraining.Images, .. LearnerTraining.EpochFiles(_recipe).Append(TrainingRun.CurvesFile).Select(file => Train + file)];

    /// <summary>The files that it writes.</summary>
    public static IReadOnlyList<string> Outputs => EvaluationRun.Files(typeof(TrainedEnsemble));

    /// <summary>Names in SQL of the tables among them.</summary>
    public static IReadOnlyList<string> Tables => ResultTables.Names(typeof(TrainedEnsemble));

    /// <summary>Evaluates.</summary>
    /// <param name="inputs">Paths by name.</param>
    /// <param name="output">The folder.</param>
    public void Run(IReadOnlyDictionary<string, string> inputs, string output)
    {
        MnistDataset dataset = DatasetFile.Read(inputs[LearnerTraining.Images]);
        Ensemble[] epochs = LearnerTraining.EpochFiles(_recipe)
            .Select(file => EnsembleFile.Read(inputs[Train + file], _recipe.Members, _recipe.Latents, ImageSet.ImagePixels))
            .ToArray();
        TrainingCurves curves = TrainingCurves.FromTensors(SafetensorsFile.Read(inputs[Train + TrainingRun.CurvesFile], out _));
        using IBackend backend = createBackend();
        new EvaluationRun(study, dataset, backend, progress).Run(new TrainedEnsemble(_recipe, epochs, curves, backend), output);
    }
}
