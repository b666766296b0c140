using System.Globalization;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Models;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation;

/// <summary>Says in words how well a learner does by the parameters that it has, for people who watch it learn.</summary>
/// <param name="study">What is trained.</param>
/// <param name="backend">Where to compute.</param>
/// <param name="images">Training images to look at.</param>
public sealed class LearnerMonitor(Study study, IBackend backend, ImageSet images)
{
    private const string Origin = "the parameters";
    private readonly ModelMonitor _monitor = new(images);
    private readonly Computation _computation = ComputationModule.ofStudy(study);

    /// <summary>Number of images.</summary>
    public int Images => images.Count;

    /// <summary>What is measured, in words, and the most important of it in fewer.</summary>
    /// <param name="parameters">All parameters by name.</param>
    public (string Words, string Short) Measure(IReadOnlyDictionary<string, TensorView> parameters)
    {
        object model = ModelOf(parameters);
        if (study.Learner.Autoencoder() is null)
        {
            (double errors, double entropy) = _monitor.Classification(model);
            return (Invariant($"error {100 * errors:0.00} %, cross-entropy {entropy:0.0000}"), Invariant($"error {100 * errors:0.00} %"));
        }

        (double error, double pearson) = _monitor.Reconstruction(model);
        return (Invariant($"MSE {error:0.00000}, r {pearson:0.0000}"), Invariant($"r {pearson:0.0000}"));
    }

    private object ModelOf(IReadOnlyDictionary<string, TensorView> parameters) => _computation is Computation.Fused { Item: var recipe }
        ? new EnsembleModel(EnsembleFile.FromTensors(Origin, parameters, recipe.Members, recipe.Latents, images.ImagePixels).Layers, backend, recipe.K)
        : NetworkModels.MembersOf(study.Learner, new NetworkWeights(Origin, parameters, images.Kind), backend);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
