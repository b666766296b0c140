using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training.Tests.Models;

public sealed class EnsembleTests
{
    [Fact]
    public void Every_member_begins_with_weights_of_its_own()
    {
        Layer[] layers = Initial(Specification.Initialization.Orthogonal, seed: 7);
        layers.Select(layer => layer.Weights.Values[100]).Distinct().Count().ShouldBe(layers.Length);
        layers[0].Weights.Values.SequenceEqual(Initial(Specification.Initialization.Orthogonal, seed: 7)[0].Weights.Values).ShouldBeTrue();
        layers[0].Weights.Values.SequenceEqual(Initial(Specification.Initialization.Orthogonal, seed: 8)[0].Weights.Values).ShouldBeFalse();
    }

    [Fact]
    public void Against_the_mean_turns_rows_that_the_plain_start_leaves_along_it()
    {
        double[] mean = [.. DatasetFacts.Of(SmallExperiment.Images()).MeanImage];
        Products(Initial(Specification.Initialization.Orthogonal, 7)[1], mean).ShouldContain(product => product > 0.1);
        double[] turned = Products(Initial(Specification.Initialization.OrthogonalAgainstMean, 7)[1], mean);
        turned.ShouldAllBe(product => product <= 0);
        turned.ShouldContain(product => product < -0.1);
    }

    private static double[] Products(Layer layer, double[] direction) =>
        [.. Enumerable.Range(0, layer.Latents).Select(f => layer.Weights.Row(f).ToArray().Zip(direction, (a, b) => a * b).Sum())];

    private static Layer[] Initial(Specification.Initialization initialization, ulong seed)
    {
        Experiment small = SmallExperiment.With(members: 3);
        Experiment experiment = new(
            small.Name, small.Title, seed, small.Dataset, new Model(small.Model.Latents, small.Model.K, small.Model.Bias, initialization), small.Training, small.Evaluation);
        return Ensemble.Initial(experiment, SmallExperiment.Images()).Layers;
    }
}
