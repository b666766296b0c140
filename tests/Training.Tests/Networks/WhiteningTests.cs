using ResearchPipeline.Compute;
using ResearchPipeline.Experiments;
using ResearchPipeline.LinearAlgebra;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests.Networks;

/// <summary>Weights that start as a whitening of what is learned from.</summary>
public sealed class WhiteningTests : IDisposable
{
    private const double Ridge = 0.1;
    private static readonly Study Pair = Catalogue.small.Single(study => study.Name == "small-plain")
        .With("model.latents = 784", "model.decoder = untied identity", "model.centring = mean", "model.initialization = whitening 0.1");
    private readonly IBackend _backend = Backends.Create("auto", 2);

    public void Dispose() => _backend.Dispose();

    [Fact]
    public void What_is_whitened_is_unwhitened_to_the_image_again()
    {
        (double[][] whitens, double[][] restores, double[] mean) = Learned();
        float[] image = Image(17);
        double[] again = Times(restores, Times(whitens, [.. image.Zip(mean, (pixel, middle) => pixel - middle)]));
        for (int pixel = 0; pixel < image.Length; pixel++)
        {
            (again[pixel] + mean[pixel]).ShouldBe(image[pixel], 1e-4);
        }
    }

    // Codes vary as W C W: along a direction in which images vary by λ, by λ / (λ + ridge).
    [Fact]
    public void Codes_of_images_vary_by_no_more_than_one_and_most_where_images_do()
    {
        (double[][] whitens, _, double[] mean) = Learned();
        float[][] images = [.. Enumerable.Range(0, Small.Images().Count).Select(Image)];
        float[][] codes = [.. images.Select(image => Times(whitens, [.. image.Zip(mean, (pixel, middle) => pixel - middle)]).Select(value => (float)value).ToArray())];
        var (before, directions) = Eigen.largest(5, InputCovariance.Of(new GivenInputs(images)));
        double[][] after = InputCovariance.Of(new GivenInputs(codes));
        for (int k = 0; k < before.Length; k++)
        {
            before[k].ShouldBeGreaterThan(Ridge);
            double variance = Times(after, directions[k]).Zip(directions[k], (a, b) => a * b).Sum();
            variance.ShouldBe(before[k] / (before[k] + Ridge), 1e-4);
        }
    }

    [Fact]
    public void Members_that_see_the_same_have_the_same_weights()
    {
        IReadOnlyDictionary<string, TensorView> both = Begun();
        both["member.01.weight"].As<float>().ToArray().ShouldBe(both["member.00.weight"].As<float>().ToArray());
        both["member.01.decoder-weight"].As<float>().ToArray().ShouldBe(both["member.00.decoder-weight"].As<float>().ToArray());
        both["member.00.encoder-bias"].As<float>().ToArray().ShouldAllBe(value => value == 0);
    }

    private (double[][] Whitens, double[][] Restores, double[] Mean) Learned()
    {
        IReadOnlyDictionary<string, TensorView> tensors = Begun();
        double[] mean = [.. Of("mean")];
        Of("decoder-bias").ShouldBe(mean);
        return (Rows("weight"), Rows("decoder-weight"), mean);

        double[] Of(string name) => [.. tensors["member.00." + name].As<float>().ToArray().Select(value => (double)value)];

        double[][] Rows(string name) => [.. Of(name).Chunk(MnistImages.Pixels)];
    }

    private IReadOnlyDictionary<string, TensorView> Begun() => new NetworkLearner(NetworkChainModule.ofStudy(Pair), Small.Images(), null, _backend).Parameters();

    private static double[] Times(double[][] rows, double[] values) => [.. rows.Select(row => row.Zip(values, (a, b) => a * b).Sum())];

    private static float[] Image(int image)
    {
        float[] values = new float[MnistImages.Pixels];
        Small.Images().CopyImage(image, values);
        return values;
    }
}
