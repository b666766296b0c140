using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

public sealed class VariationalNetworkTests
{
    [Theory]
    [InlineData(typeof(BernoulliPlane))]
    [InlineData(typeof(BernoulliNetwork), "model.latents = 3")]
    [InlineData(typeof(VariationalPlane), "training.loss = mean-squared-error")]
    [InlineData(typeof(VariationalNetwork), "training.loss = mean-squared-error", "model.latents = 3")]
    public void Whoever_learned_by_cross_entropy_can_tell_likelihoods_and_two_latents_are_a_plane(Type expected, params string[] changes) =>
        NetworkModels.TypeOf(VariationalNetworks.Learner(changes)).GetGenericArguments().ShouldBe([expected]);

    [Fact]
    public void A_code_is_the_mean_of_its_distribution_and_is_decoded_to_the_reconstruction()
    {
        using IBackend backend = Backends.Create("auto", 2);
        BernoulliPlane model = VariationalNetworks.Of(backend);
        ImageBatch images = ImageBatch.Of(TinyStudy.Data.Test)[0];
        Posterior posterior = model.PosteriorOf(images);
        posterior.Means.Values.ToArray().ShouldBe(model.Encode(images).Values.ToArray());
        model.Decode(posterior.Means).Values.ToArray().ShouldBe(model.Reconstruct(images).Values.ToArray());
        posterior.LogVariances.Values.ToArray().Distinct().Count().ShouldBeGreaterThan(8, "every image has its own");
        ((IHasPlane)model).ImagesOf([(posterior.Means.Row(3)[0], posterior.Means.Row(3)[1])]).Values.ToArray().ShouldBe(model.Reconstruct(images).Row(3).ToArray());
    }

    // Σ x ln p + (1 - x) ln(1 - p) of the decoded probabilities, whose rounding errors are near 1e-7 of a pixel.
    [Fact]
    public void A_likelihood_is_that_of_the_decoded_probabilities()
    {
        using IBackend backend = Backends.Create("auto", 2);
        BernoulliPlane model = VariationalNetworks.Of(backend);
        Matrix images = new(2, MnistImages.Pixels);
        for (int i = 0; i < images.Values.Length; i++)
        {
            images.Values[i] = i % 5 / 4f;
        }

        Matrix codes = Matrix.FromValues(6, 2, [0, 0, 1, -1, 0.5f, 2, -3, 0, 0, 0, 4, 4]);
        double[] values = new double[6];
        model.LogLikelihoods(images, codes, values);
        Matrix probabilities = model.Decode(codes);
        for (int code = 0; code < 6; code++)
        {
            double expected = images.Row(code / 3).ToArray().Zip(probabilities.Row(code).ToArray(), (x, p) => x * Math.Log(p) + (1 - x) * Math.Log(1 - (double)p)).Sum();
            values[code].ShouldBe(expected, 2e-4);
        }

        values[0].ShouldNotBe(values[4], "code and image");
    }

    // More codes than pass at once, and a number of them that is no multiple of it.
    [Fact]
    public void No_likelihood_depends_on_what_else_is_asked_for_or_on_where_it_is_computed()
    {
        using IBackend backend = Backends.Create("auto", 2);
        using IBackend reference = Backends.Create("reference", 1);
        Matrix images = ImageBatch.Of(TinyStudy.Data.Test)[0].Images;
        Matrix codes = new(5 * 431, 2);
        for (int i = 0; i < codes.Values.Length; i++)
        {
            codes.Values[i] = (i % 101 - 50) / 16f;
        }

        double[] all = new double[codes.Rows], plain = new double[codes.Rows], one = new double[1];
        BernoulliPlane model = VariationalNetworks.Of(backend);
        model.LogLikelihoods(images, codes, all);
        VariationalNetworks.Of(reference).LogLikelihoods(images, codes, plain);
        plain.ShouldBe(all);
        foreach (int row in (int[])[0, 430, 431, 999, 1000, 1292, 1293, 1999, 2000, 2154])
        {
            model.LogLikelihoods(Matrix.FromValues(1, MnistImages.Pixels, images.Row(row / 431)), Matrix.FromValues(1, 2, codes.Row(row)), one);
            one[0].ShouldBe(all[row]);
        }
    }
}
