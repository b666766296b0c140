using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Networks;
using ResearchPipeline.Training.Optimizers;
using ResearchPipeline.Training.Tests.Networks;
using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>Every network of the catalogue in binary64: terms of the loss and gradients by blocks beside those of autograd.</summary>
public sealed class NetworkTests
{
    private const int Images = 6;
    private static readonly ReferenceArithmetic<double> Arithmetic = new();

    private static readonly Dictionary<string, Learner> Learners = Catalogue.studies
        .SelectMany(study => Arms.compared(study).Where(run => !run.Arm.MayDiverge).Select(run => ($"{study.Name}/{run.Arm.Name}", run.Study.Learner)).Prepend((study.Name, study.Learner)))
        .DistinctBy(system => system.Item1)
        .ToDictionary(system => system.Item1, system => system.Learner);

    public static TheoryData<string> Systems => [.. Learners.Keys];

    [Theory]
    [MemberData(nameof(Systems))]
    public void Losses_and_gradients_are_those_of_autograd(string name)
    {
        Libtorch.Require();
        Learner learner = ShrunkStudy.Of(Learners[name]);
        (Network<double> network, View<double> inputs, View<double> labels) = Networked(learner);
        network.Show(new FixedBatch<double>(inputs, learner.Autoencoder() is null ? labels : inputs, Images), new Clock(3, 10, 1));
        double ours = network.Evaluate();
        (ChainLoss theirs, Dictionary<string, Tensor> parameters) = Torched(learner, network, inputs, labels);
        string[] learned = [.. network.Parameters.Where(parameter => parameter.IsLearned).Select(parameter => parameter.Name)];
        learned.ShouldBe(network.Parameters.Select(parameter => parameter.Name).Where(TorchNetwork.IsLearned));
        theirs.Total.item<double>().ShouldBe(ours, 1e-12 * Math.Abs(ours));
        for (int term = 0; term < network.Terms.Count; term++)
        {
            theirs.Terms[network.Terms[term].Part].item<double>().ShouldBe(network.Values[term], 1e-12 * Math.Abs(network.Values[term]), network.Terms[term].Part);
        }

        Tensor[] gradients = autograd.grad([theirs.Total], [.. learned.Select(parameter => parameters[parameter])]).ToArray();
        for (int i = 0; i < learned.Length; i++)
        {
            double[] gradient = network.Parameters.Single(parameter => parameter.Name == learned[i]).Gradient.Values.ToArray();
            double[] expected = Numbers.ReadWide(gradients[i]);
            double size = Math.Sqrt(expected.Sum(value => value * value));
            Math.Sqrt(gradient.Zip(expected, (a, b) => (a - b) * (a - b)).Sum()).ShouldBeLessThanOrEqualTo(1e-11 * size, learned[i]);
        }
    }

    private static (Network<double> Network, View<double> Inputs, View<double> Labels) Networked(Learner learner)
    {
        Network<double> network = new NetworkAssembly<double>(Arithmetic, learner, seed: 5, member: 1, Images, ShrunkStudy.Images).Learning();
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
        return (
            network,
            View.Of<double>([.. Enumerable.Range(0, Images * width).Select(_ => random.NextDouble())], Images, width),
            View.Of<double>([.. Enumerable.Range(0, Images * 10).Select(i => i % 10 == LabelOf(i / 10) ? 1.0 : 0)], Images, 10));
    }

    private static int LabelOf(int image) => image * 3 % 10;

    private static (ChainLoss Loss, Dictionary<string, Tensor> Parameters) Torched(Learner learner, Network<double> network, View<double> inputs, View<double> labels)
    {
        Numbers numbers = Numbers.Of("double");
        Dictionary<string, Tensor> parameters = network.Parameters.ToDictionary(
            parameter => parameter.Name,
            parameter => tensor(parameter.Values.Values.ToArray(), parameter.IsWeight ? [parameter.Values.Rows, parameter.Values.Columns] : [parameter.Values.Columns]).requires_grad_());
        TorchNetwork torched = new(learner, parameters, numbers, new TorchDraws(new ReferenceArithmetic<float>(), numbers, seed: 5, member: 1));
        Tensor seen = tensor(inputs.Values.ToArray(), [inputs.Rows, inputs.Columns]);
        Tensor classes = tensor(Enumerable.Range(0, labels.Rows).Select(image => (long)LabelOf(image)).ToArray());
        return (torched.Loss(seen, classes, time: 3, epoch: 1, network.Parameters.Select(parameter => parameter.Name)), parameters);
    }
}
