using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Networks;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Tests.Networks;

/// <summary>Every parameter of every system of the catalogue against central differences, in binary64.</summary>
public sealed class GradientTests
{
    private const int Images = 6;
    private const double Distance = 1e-5;
    private static readonly ReferenceArithmetic<double> Arithmetic = new();

    // What may diverge has no gradient where it does.
    private static readonly Dictionary<string, Learner> Learners = Catalogue.studies
        .SelectMany(study => Arms.compared(study).Where(run => !run.Arm.MayDiverge).Select(run => ($"{study.Name}/{run.Arm.Name}", run.Study.Learner)).Prepend((study.Name, study.Learner)))
        .DistinctBy(system => system.Item1)
        .ToDictionary(system => system.Item1, system => system.Learner);

    public static TheoryData<string> Systems => [.. Learners.Keys];

    [Theory]
    [MemberData(nameof(Systems))]
    public void Gradients_of_every_parameter_are_those_of_the_loss(string name)
    {
        (Network<double> network, IBatch<double> batch) = Shrunk(name, partSize: 6);
        network.Show(batch, new Clock(3, 10, 1));
        network.Evaluate();
        double[][] gradients = [.. network.Parameters.Select(parameter => parameter.Gradient.Values.ToArray())];
        double worst = 0;
        for (int p = 0; p < gradients.Length; p++)
        {
            if (!network.Parameters[p].IsLearned)
            {
                gradients[p].ShouldAllBe(value => value == 0);
                continue;
            }

            for (int i = 0; i < gradients[p].Length; i++)
            {
                worst = Math.Max(worst, Math.Abs(Slope(network, p, i) - gradients[p][i]) / (1 + Math.Abs(gradients[p][i])));
            }
        }

        gradients.SelectMany(values => values).ShouldContain(value => value != 0);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name}: {gradients.Sum(values => values.Length)} parameters, worst relative difference {worst:0.0e+0}");
        worst.ShouldBeLessThan(1e-8);
    }

    // What an image keeps of a batch's k·n largest depends on all images of the batch: it passes whole.
    public static TheoryData<string> SystemsInParts => [.. Learners.Where(system => !IsOfBatch(system.Value)).Select(system => system.Key)];

    [Fact]
    public void The_k_largest_of_a_batch_pass_whole()
    {
        (Network<double> network, IBatch<double> batch) = Shrunk(Learners.First(system => IsOfBatch(system.Value)).Key, partSize: 4);
        network.Show(batch, new Clock(3, 10, 1));
        Should.Throw<ArgumentOutOfRangeException>(() => network.Evaluate());
    }

    [Theory]
    [MemberData(nameof(SystemsInParts))]
    public void The_size_of_a_part_shows_in_no_bit(string name)
    {
        (double Loss, double[][] Gradients)[] all = [.. new[] { 6, 4, 1 }.Select(size =>
        {
            (Network<double> network, IBatch<double> batch) = Shrunk(name, size);
            network.Show(batch, new Clock(3, 10, 1));
            return (network.Evaluate(), network.Parameters.Select(parameter => parameter.Gradient.Values.ToArray()).ToArray());
        })];
        foreach ((double loss, double[][] gradients) in all)
        {
            loss.ShouldBe(all[0].Loss);
            gradients.ShouldBe(all[0].Gradients);
        }
    }

    private static bool IsOfBatch(Learner learner) => learner.Autoencoder()?.Network.Code.IsKLargestOfBatch == true;

    private static double Slope(Network<double> network, int parameter, int place)
    {
        ref double value = ref network.Parameters[parameter].Values.Values[place];
        double kept = value;
        value = kept + Distance;
        double up = network.Evaluate();
        value = kept - Distance;
        double down = network.Evaluate();
        value = kept;
        return (up - down) / (2 * Distance);
    }

    private static (Network<double> Network, IBatch<double> Batch) Shrunk(string name, int partSize)
    {
        Learner learner = ShrunkStudy.Of(Learners[name]);
        NetworkAssembly<double> assembly = new(Arithmetic, learner, seed: 5, member: 0, partSize, ShrunkStudy.Images);
        Network<double> network = assembly.Learning();
        PhiloxSequence random = new(11, Purpose.Samples, 0);
        foreach (Parameter<double> parameter in network.Parameters)
        {
            foreach (ref double value in parameter.Values.Values)
            {
                value = random.NextDouble() - 0.5;
            }
        }

        bool seesCodes = learner.Below() is not null && !learner.IsFineTuning();
        int width = seesCodes ? learner.Inputs(ShrunkStudy.Pixels) : ShrunkStudy.Pixels;
        View<double> inputs = View.Of<double>([.. Enumerable.Range(0, Images * width).Select(_ => random.NextDouble())], Images, width);
        View<double> labels = View.Of<double>([.. Enumerable.Range(0, Images * 10).Select(i => i % 10 == i / 10 % 3 ? 1.0 : 0)], Images, 10);
        return (network, new FixedBatch<double>(inputs, learner.Autoencoder() is null ? labels : inputs, partSize));
    }
}
