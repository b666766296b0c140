using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Variational networks with weights that nobody learned.</summary>
internal static class VariationalNetworks
{
    private static readonly string[] Lines =
    [
        "model.bias = encoder-and-decoder", "model.code = gaussian", "model.decoder = untied sigmoid", "model.hidden = 5 tanh", "model.latents = 2",
        "training.loss = cross-entropy", "training.prior = 1",
    ];

    /// <summary>784-5-2-5-784 by cross-entropy, with other choices.</summary>
    public static Learner Learner(params string[] changes) => Studies.Of("variational", Lines.Where(line => !changes.Any(change => SameKey(line, change))).Concat(changes)).Learner;

    /// <summary>Small normal weights, the same for everyone.</summary>
    public static NetworkWeights Weights() => new("weights", new Dictionary<string, TensorView>
    {
        [NetworkFile.Name(0, "hidden-1.weight")] = Normal(1, 5, MnistImages.Pixels),
        [NetworkFile.Name(0, "hidden-1.bias")] = Normal(2, 5),
        [NetworkFile.Name(0, "weight")] = Normal(3, 4, 5),
        [NetworkFile.Name(0, "encoder-bias")] = Normal(4, 4),
        [NetworkFile.Name(0, "decoder-hidden-1.weight")] = Normal(5, 5, 2),
        [NetworkFile.Name(0, "decoder-hidden-1.bias")] = Normal(6, 5),
        [NetworkFile.Name(0, "decoder-weight")] = Normal(7, MnistImages.Pixels, 5),
        [NetworkFile.Name(0, "decoder-bias")] = Normal(8, MnistImages.Pixels),
    }, MnistImages.Kind);

    /// <summary>The network of those.</summary>
    public static BernoulliPlane Of(IBackend backend) => new(backend, Learner(), Weights(), 0);

    private static bool SameKey(string line, string change) => line.Split(" = ")[0] == change.Split(" = ")[0];

    private static TensorView Normal(ulong seed, params long[] shape)
    {
        PhiloxSequence stream = new(seed, Purpose.Initialization, 0);
        return TensorView.Of([.. Enumerable.Range(0, (int)shape.Aggregate((a, b) => a * b)).Select(_ => (float)stream.NextNormal() / 4)], shape);
    }
}
