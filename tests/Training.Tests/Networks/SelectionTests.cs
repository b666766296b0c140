using System.Runtime.InteropServices;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests.Networks;

/// <summary>How codes of largest numbers select once they are learned, whatever they were learned by.</summary>
public sealed class SelectionTests : IDisposable
{
    private const int Latents = 24;
    private const int K = 6;
    private const int Images = 90;
    private const double Near = 1e-5;
    private static readonly Study OfBatch = Catalogue.small.Single(study => study.Name == "small-batch-k");
    private static readonly Study OfEach = OfBatch.With("model.code = k-largest");
    private static readonly Study Thresholded = OfEach.With("model.selection = above-threshold");
    private static readonly Study EachOfBatch = OfBatch.With("model.selection = k-largest-of-each");
    private readonly IBackend _backend = Backends.Create("auto", 2);

    public static TheoryData<string, string> Selections => new() { { "k-largest", "above-threshold" }, { "k-largest-of-batch", "k-largest-of-each" } };

    public void Dispose() => _backend.Dispose();

    // With W and b of the file and t of all W x + b the k·n-th largest: what is at least t. A thousand images pass at once.
    [Theory]
    [InlineData(90)]
    [InlineData(1100)]
    public void A_dictionary_learned_from_the_k_largest_keeps_what_is_at_least_a_threshold_k_on_average(int images)
    {
        IReadOnlyDictionary<string, TensorView> learned = Learned(Thresholded, _backend, images);
        double[][] plain = Plain(learned, images);
        float threshold = learned["member.00.threshold"].As<float>()[0];
        ((double)threshold).ShouldBe(plain.SelectMany(image => image).OrderDescending().ElementAt(K * plain.Length - 1), Near);
        Matrix codes = Codes(Thresholded, learned, _backend, images);
        codes.Values.ToArray().Count(value => value != 0).ShouldBe(K * plain.Length);
        Enumerable.Range(0, plain.Length).Select(image => codes.Row(image).ToArray().Count(value => value != 0)).Distinct().Count().ShouldBeGreaterThan(1);
        for (int image = 0; image < plain.Length; image++)
        {
            // Which side of the threshold a number on its very edge is on, its last digit tells.
            codes.Row(image).ToArray().Zip(plain[image]).Where(pair => Math.Abs(pair.Second - threshold) > Near)
                .ShouldAllBe(pair => Math.Abs(pair.First - (pair.Second > threshold ? pair.Second : 0)) < Near);
        }
    }

    [Fact]
    public void A_dictionary_learned_by_batches_keeps_the_k_largest_of_each_image()
    {
        IReadOnlyDictionary<string, TensorView> learned = Learned(EachOfBatch, _backend);
        learned.Keys.ShouldNotContain("member.00.threshold");
        double[][] plain = Plain(learned);
        Matrix codes = Codes(EachOfBatch, learned, _backend);
        for (int image = 0; image < plain.Length; image++)
        {
            double least = plain[image].OrderDescending().ElementAt(K - 1);
            double[] expected = [.. plain[image].Select(value => value >= least ? value : 0)];
            codes.Row(image).ToArray().Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < Near);
        }
    }

    [Theory]
    [MemberData(nameof(Selections))]
    public void How_codes_select_changes_nothing_that_is_learned(string code, string selection)
    {
        IReadOnlyDictionary<string, TensorView> selected = Learned(OfBatch.With($"model.code = {code}", $"model.selection = {selection}"), _backend);
        IReadOnlyDictionary<string, TensorView> asLearned = Learned(OfBatch.With($"model.code = {code}"), _backend);
        string[] shared = [.. selected.Keys.Intersect(asLearned.Keys)];
        shared.ShouldContain("member.01.decoder-weight");
        shared.ShouldAllBe(name => Bits(selected[name]) == Bits(asLearned[name]));
        selected.Keys.Union(asLearned.Keys).Except(shared).ShouldBe(["member.00.threshold", "member.01.threshold"]);
    }

    [Theory]
    [MemberData(nameof(Selections))]
    public void Every_backend_has_the_same_bits(string code, string selection)
    {
        Study study = OfBatch.With($"model.code = {code}", $"model.selection = {selection}");
        using IBackend reference = Backends.Create("reference", 1);
        IReadOnlyDictionary<string, TensorView> learned = Learned(study, _backend);
        IReadOnlyDictionary<string, TensorView> expected = Learned(study, reference);
        learned.Keys.ShouldBe(expected.Keys, ignoreOrder: true);
        learned.Keys.ShouldAllBe(name => Bits(learned[name]) == Bits(expected[name]));
        Bits(Codes(study, learned, _backend).Values).ShouldBe(Bits(Codes(study, expected, reference).Values));
    }

    private static string Bits(TensorView tensor) => Bits(tensor.As<float>());

    private static string Bits(ReadOnlySpan<float> values) => Convert.ToHexString(MemoryMarshal.AsBytes(values));

    private static IReadOnlyDictionary<string, TensorView> Learned(Study study, IBackend backend, int images = Images)
    {
        NetworkLearner learner = new(NetworkChainModule.ofStudy(study), Small.Images(images), null, backend);
        learner.BeginEpoch();
        learner.Step([.. Enumerable.Range(0, 50)], 1, learner.NewCurves());
        learner.Step([.. Enumerable.Range(40, 50)], 2, learner.NewCurves());
        return learner.Result();
    }

    private static Matrix Codes(Study study, IReadOnlyDictionary<string, TensorView> learned, IBackend backend, int images = Images)
    {
        Matrix codes = new(images, Latents);
        new TrainedNetwork(backend.Arithmetic, study.Learner, learned, "the weights", MnistImages.Kind, member: 0, images).Forward(Pixels(images).SelectMany(image => image).ToArray(), codes);
        return codes;
    }

    private static double[][] Plain(IReadOnlyDictionary<string, TensorView> learned, int images = Images)
    {
        float[] weight = learned["member.00.weight"].As<float>().ToArray();
        float[] bias = learned["member.00.encoder-bias"].As<float>().ToArray();
        return [.. Pixels(images).Select(image => Enumerable.Range(0, Latents).Select(latent => bias[latent] + Product(image, latent)).ToArray())];

        double Product(float[] image, int latent) => Enumerable.Range(0, image.Length).Sum(pixel => (double)weight[latent * image.Length + pixel] * image[pixel]);
    }

    private static float[][] Pixels(int count)
    {
        ImageSet images = Small.Images(count);
        return [.. Enumerable.Range(0, images.Count).Select(number =>
        {
            float[] image = new float[MnistImages.Pixels];
            images.CopyImage(number, image);
            return image;
        })];
    }
}
