using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Evaluation.Tests.Models;

public sealed class EnsembleModelTests
{
    // Features e0/2 and e1: of e0 the one makes e0/4 and the other nothing, of e0 + e1 the one e0/4 and the other e1.
    [Fact]
    public void Its_reconstruction_is_the_mean_of_its_members()
    {
        using IBackend backend = Backends.Create("reference", 1);
        ImageBatch images = ImageBatch.Of(TinyStudy.Data.Test, [0, 2]);
        EnsembleModel model = new([Single(0, 0.5f), Single(1, 1)], backend, k: 1);
        model.Reconstruct(images).Row(0)[..2].ToArray().ShouldBe([0.125f, 0]);
        model.Reconstruct(images).Row(1)[..2].ToArray().ShouldBe([0.125f, 0.5f]);
        model.Members[1].Reconstruct(images).Row(1)[..2].ToArray().ShouldBe([0, 1]);
        model.Members[0].Encode(images).Values.ToArray().ShouldBe([0.5f, 0.5f]);
    }

    // Images of one set and another are shown in turn, more of them than before, and then fewer.
    [Fact]
    public void What_it_was_shown_before_changes_no_answer()
    {
        using IBackend backend = Backends.Create("auto", 2);
        EnsembleModel model = new([Single(0, 0.5f), Single(1, 1)], backend, k: 1);
        ImageBatch[] batches = [ImageBatch.Of(TinyStudy.Data.Test, [0]), ImageBatch.Of(TinyStudy.Data.Test, [1, 2, 3]), ImageBatch.Of(TinyStudy.Data.Test, [2, 0])];
        foreach (ImageBatch images in (ImageBatch[])[.. batches, batches[0], batches[1], batches[0]])
        {
            EnsembleModel fresh = new([Single(0, 0.5f), Single(1, 1)], backend, k: 1);
            model.Members[1].Encode(images).Values.ToArray().ShouldBe(fresh.Members[1].Encode(images).Values.ToArray());
            Pixels(model.Reconstruct(images), images.Rows).ShouldBe(Pixels(fresh.Reconstruct(images), images.Rows));
        }
    }

    [Fact]
    public void Other_features_encode_as_its_own_would()
    {
        using IBackend backend = Backends.Create("reference", 1);
        ImageBatch images = ImageBatch.Of(TinyStudy.Data.Test, [1]);
        EnsembleModel model = new([Single(0, 0.5f)], backend, k: 1);
        model.Encoders([Single(1, 3).Weights]).ShouldHaveSingleItem().Encode(images).Values.ToArray().ShouldBe([3]);
    }

    // 2 latents of 784 pixels: 1,568 weights, and 2 + 784 biases; 5 × 1,568 for each of 7 images in each of 3 epochs.
    [Theory]
    [InlineData(false, 1_568)]
    [InlineData(true, 2_354)]
    public void A_member_is_as_large_as_its_weights_and_took_five_of_each_for_every_image_of_every_epoch(bool biased, long parameters)
    {
        using IBackend backend = Backends.Create("reference", 1);
        Study study = Studies.Of("sized", $"model.bias = {(biased ? "encoder-and-decoder" : "none")}", "model.k = 1", "model.latents = 2", "training.epochs = 3");
        TiedEnsemble recipe = ((Computation.Fused)ComputationModule.ofStudy(study)).Item;
        TrainedEnsemble model = new(recipe, [new Ensemble([Layer.Zeros(2, MnistImages.Pixels)])], new TrainingCurves(1), backend);
        model.SizeOf(member: 0, trainImages: 7).ShouldBe(new NetworkSize(parameters, 5 * 1_568 * 7 * 3));
    }

    private static float[] Pixels(Tensors.Matrix images, int rows) => images.Values[..(rows * MnistImages.Pixels)].ToArray();

    private static Layer Single(int pixel, float weight)
    {
        Layer layer = Layer.Zeros(1, MnistImages.Pixels);
        layer.Weights.Row(0)[pixel] = weight;
        return layer;
    }
}
