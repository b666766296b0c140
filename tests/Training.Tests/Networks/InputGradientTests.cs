using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests.Networks;

/// <summary>Slopes of logits by the pixels, through whatever lies below, against central differences in binary64.</summary>
public sealed class InputGradientTests
{
    private const int Images = 5;
    private const double Distance = 1e-6;
    private static readonly ReferenceArithmetic<double> Arithmetic = new();

    // Every autoencoder of the catalogue lies below; of what is selected, the distance is too short to change it.
    public static TheoryData<string, string> Systems
    {
        get
        {
            TheoryData<string, string> systems = [];
            foreach (string name in Below.Keys)
            {
                systems.Add(name, "codes");
                systems.Add(name, "reconstructions");
            }

            return systems;
        }
    }

    private static Dictionary<string, Learner> Below { get; } = Catalogue.small
        .SelectMany(study => study.Learner.AllBelow().Select(level => level.Learner).Prepend(study.Learner).Select((learner, depth) => (Name: $"{study.Name} {depth}", Learner: learner)))
        .Where(one => one.Learner.Autoencoder() is not null)
        .ToDictionary(one => one.Name, one => ShrunkStudy.Of(one.Learner));

    [Theory]
    [MemberData(nameof(Systems))]
    public void Gradients_by_every_pixel_are_those_of_the_logits(string name, string input)
    {
        (BlockChain<double> chain, View<double> images, double[] slopes) = Of(Above(Below[name], input), passesSelections: false);
        double[] gradients = Gradients(chain, images, slopes);
        for (int i = 0; i < gradients.Length; i++)
        {
            double slope = (Value(chain, images, slopes, i, Distance) - Value(chain, images, slopes, i, -Distance)) / (2 * Distance);
            gradients[i].ShouldBe(slope, 1e-7 * (1 + Math.Abs(slope)), $"pixel {i}");
        }

        gradients.ShouldContain(value => value != 0);
        Gradients(chain, images, slopes).ShouldBe(gradients, "asked again, it answers the same");
    }

    // Without the selection the network is linear: W_c, and for reconstructions W_c D, by all rows of W.
    [Theory]
    [InlineData("codes")]
    [InlineData("reconstructions")]
    public void Slopes_that_pass_a_selection_are_those_of_all_latents(string input)
    {
        Learner below = Below["small-k-sparse 0"];
        (BlockChain<double> chain, View<double> images, double[] slopes) = Of(Above(below, input), passesSelections: true, out ParameterSet<double> parameters);
        double[] gradients = Gradients(chain, images, slopes);
        View<double> top = parameters.All.Single(one => one.Name == "weight").Values, encoder = parameters.All.Single(one => one.Name == "input.weight").Values;
        for (int image = 0; image < Images; image++)
        {
            double[] seen = Sum(top.Rows, top.Columns, (c, j) => slopes[image * MnistImages.Classes + c] * top[c, j]);
            double[] code = input == "codes" ? seen : Sum(ShrunkStudy.Pixels, encoder.Rows, (d, latent) => seen[d] * encoder[latent, d]);
            double[] expected = Sum(encoder.Rows, ShrunkStudy.Pixels, (latent, d) => code[latent] * encoder[latent, d]);
            for (int d = 0; d < expected.Length; d++)
            {
                gradients[image * ShrunkStudy.Pixels + d].ShouldBe(expected[d], 1e-12);
            }
        }

        gradients.ShouldNotBe(Gradients(Of(Above(below, input), passesSelections: false).Chain, images, slopes));
    }

    [Theory]
    [InlineData("codes")]
    [InlineData("reconstructions")]
    public void Every_backend_gives_the_same_bits(string input)
    {
        Learner below = Catalogue.small.Single(study => study.Name == "small-k-sparse").Learner;
        Learner learner = Above(below, input);
        string[] backends = ["reference", "auto"];
        float[][] found = Array.ConvertAll(backends, name =>
        {
            using IBackend backend = Backends.Create(name, 2);
            return Found(backend.Arithmetic, learner);
        });
        found[1].ShouldBe(found[0]);
        found[0].ShouldContain(value => value != 0);
    }

    private static float[] Found(IArithmetic<float> arithmetic, Learner learner)
    {
        PhiloxSequence random = new(3, Purpose.Samples, 0);
        ParameterSet<float> parameters = new(arithmetic);
        BlockChain<float> chain = new([.. new ClassifierChain<float>(arithmetic, parameters, learner, 20, MnistImages.Kind).Blocks()]);
        foreach (Parameter<float> parameter in parameters.All)
        {
            arithmetic.Write([.. Enumerable.Range(0, parameter.Values.Count).Select(_ => (float)random.NextNormal())], parameter.Values);
        }

        View<float> images = arithmetic.Zeros(20, MnistImages.Pixels), slopes = arithmetic.Zeros(20, MnistImages.Classes);
        arithmetic.Write([.. Enumerable.Range(0, images.Count).Select(_ => (float)random.NextDouble())], images);
        arithmetic.Write([.. Enumerable.Range(0, slopes.Count).Select(_ => (float)random.NextNormal())], slopes);
        _ = chain.Forward(images);
        View<float> gradients = chain.Backward(slopes);
        float[] values = new float[gradients.Count];
        arithmetic.Read(gradients, values);
        return values;
    }

    private static Learner Above(Learner below, string input) => new(
        input == "codes" ? Representation.NewCodesOf(below, Tuning.Frozen) : Representation.NewReconstructionsOf(below), Aim.NewClassify(LearnerModule.plainClassifier), below.Training);

    private static (BlockChain<double> Chain, View<double> Images, double[] Slopes) Of(Learner learner, bool passesSelections) => Of(learner, passesSelections, out _);

    private static (BlockChain<double> Chain, View<double> Images, double[] Slopes) Of(Learner learner, bool passesSelections, out ParameterSet<double> parameters)
    {
        parameters = new(Arithmetic);
        BlockChain<double> chain = new([.. new ClassifierChain<double>(Arithmetic, parameters, learner, Images, ShrunkStudy.Images) { PassesSelections = passesSelections }.Blocks()]);
        PhiloxSequence random = new(11, Purpose.Samples, 0);
        foreach (Parameter<double> parameter in parameters.All)
        {
            foreach (ref double value in parameter.Values.Values)
            {
                value = random.NextDouble() - 0.5;
            }
        }

        View<double> images = View.Of<double>([.. Enumerable.Range(0, Images * ShrunkStudy.Pixels).Select(_ => random.NextDouble())], Images, ShrunkStudy.Pixels);
        return (chain, images, [.. Enumerable.Range(0, Images * MnistImages.Classes).Select(_ => random.NextNormal())]);
    }

    private static double[] Gradients(BlockChain<double> chain, View<double> images, double[] slopes)
    {
        _ = chain.Forward(images);
        return chain.Backward(View.Of<double>([.. slopes], Images, MnistImages.Classes)).Values.ToArray();
    }

    private static double Value(BlockChain<double> chain, View<double> images, double[] slopes, int pixel, double change)
    {
        double[] moved = images.Values.ToArray();
        moved[pixel] += change;
        double[] logits = chain.Forward(View.Of<double>(moved, Images, ShrunkStudy.Pixels)).Values.ToArray();
        return logits.Zip(slopes, (logit, slope) => logit * slope).Sum();
    }

    private static double[] Sum(int terms, int numbers, Func<int, int, double> term) =>
        [.. Enumerable.Range(0, numbers).Select(number => Enumerable.Range(0, terms).Sum(one => term(one, number)))];
}
