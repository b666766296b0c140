using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Autoencoders of images with one layer on each side: a code, what is made of it, and what each latent stands for.</summary>
public sealed class UnitDictionaryTests
{
    // Latent 0 sees the first pixel with 2, latent 1 the second with -4; the image is 1 and 1/2 there.
    [Theory]
    [InlineData("tied-activated sigmoid", 1f)]
    [InlineData("tied-scaled sigmoid", -3f)]
    public void What_tied_weights_make_is_multiplied_by_the_scale_and_passes_the_output_function(string decoder, float scale)
    {
        using IBackend backend = Backends.Create("reference", 1);
        Learner learner = Studies.Of("tied", "model.bias = encoder-and-decoder", "model.code = activated identity", $"model.decoder = {decoder}", "model.latents = 2").Learner;
        UnitDictionary model = new(backend, learner, Weights(scale), member: 0);
        byte[] pixels = new byte[MnistImages.Pixels];
        (pixels[0], pixels[1]) = (255, 51);
        ImageBatch images = ImageBatch.Of(new ImageSet(pixels, new byte[1], MnistImages.Kind), [0]);
        model.Encode(images).Values.ToArray().ShouldBe([2, -4 * 0.2f]);
        float[] made = [.. model.Reconstruct(images).Row(0)[..3]];
        double[] sums = [2 * 2, -4 * -4 * 0.2, 0.25];
        made.Zip(sums).ShouldAllBe(pair => Math.Abs(pair.First - 1 / (1 + Math.Exp(-scale * pair.Second))) < 1e-6);
        model.Features.Row(0)[..3].ToArray().ShouldBe([2 * scale, 0, 0], "what the latent adds in front of the function");
        model.Features.Row(1)[..3].ToArray().ShouldBe([0, -4 * scale, 0]);
    }

    private static NetworkWeights Weights(float scale)
    {
        float[] weights = new float[2 * MnistImages.Pixels];
        (weights[0], weights[MnistImages.Pixels + 1]) = (2, -4);
        float[] bias = new float[MnistImages.Pixels];
        bias[2] = 0.25f;
        return new NetworkWeights("the weights", new Dictionary<string, TensorView>
        {
            ["member.00.weight"] = TensorView.Of(weights, 2, MnistImages.Pixels),
            ["member.00.encoder-bias"] = TensorView.Of(new float[2], 2),
            ["member.00.decoder-bias"] = TensorView.Of(bias, MnistImages.Pixels),
            ["member.00.decoder-scale"] = TensorView.Of([scale], 1),
        }, MnistImages.Kind);
    }
}
