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
        Layer[] layers = Initial("orthogonal", seed: 7);
        layers.Select(layer => layer.Weights.Values[100]).Distinct().Count().ShouldBe(layers.Length);
        layers[0].Weights.Values.SequenceEqual(Initial("orthogonal", seed: 7)[0].Weights.Values).ShouldBeTrue();
        layers[0].Weights.Values.SequenceEqual(Initial("orthogonal", seed: 8)[0].Weights.Values).ShouldBeFalse();
    }

    [Fact]
    public void Against_the_mean_turns_rows_that_the_plain_start_leaves_along_it()
    {
        double[] mean = [.. DatasetFacts.Of(Small.Images()).MeanImage];
        Products(Initial("orthogonal", 7)[1], mean).ShouldContain(product => product > 0.1);
        double[] turned = Products(Initial("orthogonal-against-mean", 7)[1], mean);
        turned.ShouldAllBe(product => product <= 0);
        turned.ShouldContain(product => product < -0.1);
    }

    private static double[] Products(Layer layer, double[] direction) =>
        [.. Enumerable.Range(0, layer.Latents).Select(f => layer.Weights.Row(f).ToArray().Zip(direction, (a, b) => a * b).Sum())];

    private static Layer[] Initial(string initialization, ulong seed)
    {
        TiedEnsemble recipe = Small.With("training.members = 3", $"seed = {seed}", $"model.initialization = {initialization}");
        return Ensemble.Initial(recipe, Small.Images()).Layers;
    }
}
