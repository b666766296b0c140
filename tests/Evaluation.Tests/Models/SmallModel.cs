using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Models of the small studies, after they have seen the two training images of the tiny one.</summary>
internal static class SmallModel
{
    /// <summary>The learner of a small study.</summary>
    public static Learner LearnerOf(string study) => Catalogue.small.Single(small => small.Name == study).Learner;

    /// <summary>The model of a learner.</summary>
    public static object Of(Learner learner, IBackend backend)
    {
        (IReadOnlyDictionary<string, TensorView> weights, Curves curves) = Learned(learner, backend);
        return NetworkModels.Of(learner, new NetworkWeights("the weights", weights), curves, backend);
    }

    private static (IReadOnlyDictionary<string, TensorView> Weights, Curves Curves) Learned(Learner learner, IBackend backend)
    {
        IReadOnlyDictionary<string, TensorView>? below = learner.Below() is Learner lower ? Learned(lower, backend).Weights : null;
        string folder = Directory.CreateTempSubdirectory("small-model-").FullName;
        LearnerTraining.RunOf(new NetworkChain(7, learner), TinyStudy.Data.Train, below, backend, monitor: null)
            .Run(folder, Path.Combine(folder, "checkpoint"), "small", CancellationToken.None);
        IReadOnlyDictionary<string, TensorView> weights = SafetensorsFile.Read(Path.Combine(folder, TrainingPlan.LastWeights), out _);
        Curves curves = Curves.FromTensors(SafetensorsFile.Read(Path.Combine(folder, TrainingRun.CurvesFile), out _));
        Directory.Delete(folder, recursive: true);
        return (weights, curves);
    }
}
