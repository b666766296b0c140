using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>
/// Dictionaries that select otherwise than they learned, on the images of the tiny study. Rows of W are e0, e1/2 and (e0 + e1)/2, so that W x is
/// (1, 0, 1/2), (0, 1/2, 1/2), (1, 1/2, 1), 0 and 0; a reconstruction is Wᵀ z.
/// </summary>
public sealed class SparseDictionaryTests
{
    private const double D = 784;

    // At least 1/2: 5/4 e0 + e1/4; e0/4 + e1/2; 3/2 e0 + 3/4 e1; nothing of e2 and of black.
    [Fact]
    public void Images_above_a_threshold_have_as_many_latents_as_they_need() => Reconstructions(
        ["model.selection = above-threshold"],
        [0, 0, 2, 0.125 / D],
        [1, 1, 2, 0.3125 / D],
        [2, 1, 3, 0.3125 / D],
        [3, 0, 0, 1 / D],
        [4, 2, 0, 0.0]);

    // The largest, the lower index where two are: e0; e1/4; e0; nothing of e2 and of black.
    [Fact]
    public void Each_image_of_a_dictionary_learned_by_batches_can_keep_one_as_well() => Reconstructions(
        ["model.code = k-largest-of-batch", "model.selection = k-largest-of-each"],
        [0, 0, 1, 0.0],
        [1, 1, 1, 0.5625 / D],
        [2, 1, 1, 1 / D],
        [3, 0, 0, 1 / D],
        [4, 2, 0, 0.0]);

    private static void Reconstructions(string[] lines, params object?[][] expected)
    {
        using IBackend backend = Backends.Create("reference", 1);
        Learner learner = Studies.Of("tiny dictionary", ["model.k = 1", "model.latents = 3", .. lines]).Learner;
        float[] weights = new float[3 * MnistImages.Pixels];
        (weights[0], weights[MnistImages.Pixels + 1], weights[2 * MnistImages.Pixels], weights[2 * MnistImages.Pixels + 1]) = (1, 0.5f, 0.5f, 0.5f);
        using PublishedTables tables = PublishedTables.Of(SmallModel.Of(
            learner,
            new Dictionary<string, TensorView>
            {
                ["member.00.weight"] = TensorView.Of(weights, 3, MnistImages.Pixels),
                ["member.00.threshold"] = TensorView.Of([0.5f], 1),
            },
            backend));
        tables.ShouldHold("SELECT image, label, l0, mse FROM reconstruction ORDER BY image", expected);
    }
}
