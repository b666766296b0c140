using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Evaluation;

/// <summary>The body of the stages evaluate and measure: weights and images to result tables.</summary>
/// <param name="study">What was trained; of it only what the parameters say.</param>
/// <param name="createBackend">Where to compute; it can show in no result.</param>
/// <param name="progress">Told how far the work is, 0 … 1, with a few words.</param>
/// <param name="modelAlone">Nothing is measured that is only of the images: a study measures that once, with its own learner.</param>
public sealed class LearnerEvaluation(Study study, Func<IBackend> createBackend, Action<double, string> progress, bool modelAlone = false)
{
    private const string Train = "train/";

    /// <summary>Its parameters: keys and values.</summary>
    public IReadOnlyDictionary<string, string> Parameters => CanonicalText.linesOfStudy(study);

    /// <summary>The files that it reads, by name.</summary>
    public IReadOnlyList<string> Inputs =>
        [LearnerTraining.Images, .. WeightFiles.Append(TrainingRun.CurvesFile).Select(file => Train + file)];

    /// <summary>The files that it writes.</summary>
    public IReadOnlyList<string> Outputs => EvaluationRun.Files(ModelOf(study), study.Evaluation.Questions, modelAlone);

    private Computation Computation { get; } = ComputationModule.ofStudy(study);

    /// <summary>Names in SQL of the tables among the files of a study's evaluation.</summary>
    public static IReadOnlyList<string> TablesOf(Study study) => ResultTables.Names(ModelOf(study), study.Evaluation.Questions);

    private ImageKind Kind { get; } = DatasetModule.kind(study.Dataset.Source);

    private static Type ModelOf(Study study) => ComputationModule.ofStudy(study).IsFused ? typeof(TrainedEnsemble) : NetworkModels.TypeOf(study.Learner);

    // Only an ensemble is measured as it was at the end of every epoch, and only its weights of every epoch are there.
    private IReadOnlyList<string> WeightFiles => LearnerTraining.PlanOf(study).WeightFiles;

    /// <summary>Evaluates.</summary>
    /// <param name="inputs">Paths by name.</param>
    /// <param name="output">The folder.</param>
    public void Run(IReadOnlyDictionary<string, string> inputs, string output)
    {
        ImageDataset dataset = DatasetFile.Read(inputs[LearnerTraining.Images], Kind);
        IReadOnlyDictionary<string, TensorView> curves = SafetensorsFile.Read(inputs[Train + TrainingRun.CurvesFile], out _);
        string[] epochs = [.. WeightFiles.Select(file => inputs[Train + file])];
        using IBackend backend = createBackend();
        object model = Computation is Computation.Fused fused
            ? Ensemble(fused.Item, epochs, TrainingCurves.FromTensors(curves), backend)
            : NetworkModels.Of(study.Learner, new NetworkWeights(epochs[^1], SafetensorsFile.Read(epochs[^1], out _), Kind), Curves.FromTensors(curves), backend);
        new EvaluationRun(study, dataset, backend, progress, modelAlone).Run(model, output);
    }

    private TrainedEnsemble Ensemble(TiedEnsemble recipe, string[] epochs, TrainingCurves curves, IBackend backend) => new(
        recipe, [.. epochs.Select(path => EnsembleFile.Read(path, recipe.Members, recipe.Latents, Kind.Pixels))], curves, backend);
}
