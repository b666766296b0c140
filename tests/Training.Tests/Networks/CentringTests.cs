using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests.Networks;

/// <summary>What a network knows of the mean of its inputs.</summary>
public sealed class CentringTests : IDisposable
{
    private static readonly Study Centred = Catalogue.small.Single(study => study.Name == "small-centred");
    private readonly IBackend _backend = Backends.Create("auto", 1);

    public void Dispose() => _backend.Dispose();

    [Fact]
    public void The_decoder_begins_at_the_mean_of_the_images_that_are_learned_from_and_the_mean_stays()
    {
        ImageSet images = Small.Images();
        double[] expected = [.. DatasetFacts.Of(images.Take(60)).MeanImage];
        NetworkLearner learner = new(NetworkChainModule.ofStudy(Centred.With("training.images = 60")), images, null, _backend);
        Near(learner.Parameters()["member.00.mean"], expected);
        Near(learner.Parameters()["member.00.decoder-bias"], expected);
        learner.BeginEpoch();
        learner.Step([.. Enumerable.Range(0, 50)], 1, learner.NewCurves());
        Near(learner.Result()["member.00.mean"], expected);
        learner.Result()["member.00.decoder-bias"].As<float>().SequenceEqual(learner.Result()["member.00.mean"].As<float>()).ShouldBeFalse();
    }

    // With W and b of the file: the k largest of W (x - μ) + b.
    [Fact]
    public void Codes_are_those_of_what_differs_from_the_mean()
    {
        ImageSet images = Small.Images();
        NetworkLearner learner = new(NetworkChainModule.ofStudy(Centred), images, null, _backend);
        TrainedNetwork network = new(_backend.Arithmetic, Centred.Learner, learner.Result(), "the weights", MnistImages.Kind, member: 0, capacity: 1);
        float[] image = new float[MnistImages.Pixels];
        images.CopyImage(3, image);
        Matrix codes = new(1, 24);
        network.Forward(image, codes);
        Matrix weight = network.Values("weight");
        float[] mean = network.Values("mean").Row(0).ToArray();
        double[] plain = [.. Enumerable.Range(0, 24).Select(unit => Enumerable.Range(0, image.Length).Sum(pixel => (double)weight.Row(unit)[pixel] * (image[pixel] - mean[pixel])))];
        double sixth = plain.OrderDescending().ElementAt(5);
        for (int unit = 0; unit < 24; unit++)
        {
            ((double)codes.Row(0)[unit]).ShouldBe(plain[unit] >= sixth ? plain[unit] : 0, 1e-5);
        }
    }

    [Fact]
    public void Whoever_fine_tunes_keeps_the_mean_of_the_learner_below()
    {
        Learner tuned = new(Representation.NewCodesOf(Centred.Learner, Tuning.FineTuned), Aim.NewClassify(new Classifier(0, 0)), Centred.Learner.Training);
        IReadOnlyDictionary<string, TensorView> below = new NetworkLearner(NetworkChainModule.ofStudy(Centred), Small.Images(), null, _backend).Result();
        NetworkLearner learner = new(new NetworkChain(7, tuned), Small.Images(), below, _backend);
        learner.BeginEpoch();
        learner.Step([.. Enumerable.Range(0, 50)], 1, learner.NewCurves());
        learner.Step([.. Enumerable.Range(40, 50)], 2, learner.NewCurves());
        learner.Result()["member.00.input.mean"].As<float>().ToArray().ShouldBe(below["member.00.mean"].As<float>().ToArray());
        learner.Result()["member.00.input.weight"].As<float>().SequenceEqual(below["member.00.weight"].As<float>()).ShouldBeFalse();
    }

    private static void Near(TensorView found, double[] expected) =>
        found.As<float>().ToArray().Zip(expected).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-6);
}
