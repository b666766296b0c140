using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests;

public sealed class TestSetEvaluationTests
{
    private const int Latents = 30;
    private const int K = 5;

    [Fact]
    public void The_ensembles_error_is_the_mean_error_minus_the_spread()
    {
        using IBackend backend = Backends.Create("auto", 2);
        TestSetEvaluation test = TestSetEvaluation.Run(new EnsembleModel(Layers(3), backend, K), ImageBatch.Of(Images(300)), MnistImages.Classes, _ => { });
        for (int image = 0; image < 300; image++)
        {
            double mean = test.Members.Average(member => member.SquaredErrors[image]);
            test.Ensemble!.SquaredErrors[image].ShouldBe(mean - test.Spread[image], 1e-5 * mean);
        }
    }

    [Fact]
    public void No_measure_depends_on_the_batch_or_on_the_other_images()
    {
        using IBackend backend = Backends.Create("auto", 2);
        EnsembleModel model = new(Layers(2), backend, K);
        ImageSet images = Images(300);
        TestSetEvaluation all = TestSetEvaluation.Run(model, ImageBatch.Of(images), MnistImages.Classes, _ => { });
        TestSetEvaluation few = TestSetEvaluation.Run(model, ImageBatch.Of(images.Take(7)), MnistImages.Classes, _ => { });
        few.Members[1].Pearson.ShouldBe(all.Members[1].Pearson[..7]);
        few.Members[1].SquaredErrors.ShouldBe(all.Members[1].SquaredErrors[..7]);
        few.Codes[0].Values.ToArray().ShouldBe(all.Codes[0].Values[..(7 * K)].ToArray());
    }

    [Fact]
    public void A_code_has_exactly_k_active_latents()
    {
        using IBackend backend = Backends.Create("auto", 1);
        TestSetEvaluation test = TestSetEvaluation.Run(new EnsembleModel(Layers(1), backend, K), ImageBatch.Of(Images(50)), MnistImages.Classes, _ => { });
        test.Codes[0].L0().ShouldAllBe(count => count == K);
    }

    [Fact]
    public void A_dictionary_has_cosine_one_with_itself_and_agrees_with_its_own_permutation()
    {
        using IBackend backend = Backends.Create("auto", 1);
        Matrix first = Layers(1)[0].Weights;
        Matrix second = new(Latents, MnistImages.Pixels);
        for (int f = 0; f < Latents; f++)
        {
            first.Row(f).CopyTo(second.Row(Latents - 1 - f));
        }

        DictionaryCosines cosines = new(backend, [first, second]);

        cosines.Between(0, 0)[0].ShouldBe(1f, 1e-5f);
        Metrics.AgreementModule.ofCosines(cosines.Between(0, 1), Latents).MatchedCosine.ShouldBe(1, 1e-5);
    }

    private static Layer[] Layers(int members) => Enumerable.Range(0, members).Select(member =>
    {
        Layer layer = Layer.Zeros(Latents, MnistImages.Pixels);
        PhiloxSequence random = new(1, Purpose.Initialization, (ulong)member);
        foreach (ref float weight in layer.Weights.Values)
        {
            weight = (float)(0.05 * random.NextNormal());
        }

        return layer;
    }).ToArray();

    private static ImageSet Images(int count)
    {
        PhiloxSequence random = new(2, Purpose.Shuffle, 0);
        byte[] pixels = Enumerable.Range(0, count * MnistImages.Pixels).Select(_ => (byte)random.NextIndex(256)).ToArray();
        return new ImageSet(pixels, new byte[count], MnistImages.Kind);
    }
}
