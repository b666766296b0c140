using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
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
        return NetworkModels.Of(learner, new NetworkWeights("the weights", weights, MnistImages.Kind), curves, backend);
    }

    /// <summary>The same with other weights, which nothing has learned.</summary>
    public static object Of(Learner learner, IReadOnlyDictionary<string, TensorView> weights, IBackend backend) =>
        NetworkModels.Of(learner, new NetworkWeights("the weights", weights, MnistImages.Kind), Learned(learner, backend).Curves, backend);

    /// <summary>The same with weights drawn anew, around 0 by as much as keeps numbers near 1 from layer to layer: two steps leave them so small that gradients drown in roundings.</summary>
    public static object Drawn(Learner learner, IBackend backend)
    {
        PhiloxSequence random = new(3, Purpose.Samples, 0);
        return Of(learner, Learned(learner, backend).Weights.OrderBy(one => one.Key, StringComparer.Ordinal).ToDictionary(one => one.Key, one => one.Key.EndsWith("weight", StringComparison.Ordinal) ? Anew(one.Value) : one.Value), backend);

        TensorView Anew(TensorView tensor) =>
            TensorView.Of([.. Enumerable.Range(0, tensor.As<float>().Length).Select(_ => (float)(random.NextNormal() / Math.Sqrt(tensor.Shape[^1])))], [.. tensor.Shape]);
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
