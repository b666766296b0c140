using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests.Networks;

public sealed class FirstWeightsTests
{
    private static readonly ReferenceArithmetic<double> Arithmetic = new();

    [Fact]
    public void Only_the_layer_that_sees_images_is_turned_against_their_mean()
    {
        // As wide as an image, but of hidden units.
        ParameterSet<double> parameters = new(Arithmetic);
        parameters.Weight("hidden-1.weight", 6, 6);
        parameters.Weight("weight", 6, 6);
        double[] mean = [1, 2, 3, 4, 5, 6];
        new FirstWeights<double>(Arithmetic, seed: 5, member: 0).Fill(parameters.All, Specification.Initialization.OrthogonalAgainstMean, new(() => mean));
        Products(0).ShouldAllBe(product => product <= 0);
        Products(1).ShouldContain(product => product > 0);

        double[] Products(int parameter) =>
            [.. Enumerable.Range(0, 6).Select(row => Enumerable.Range(0, 6).Sum(column => parameters.All[parameter].Values[row, column] * mean[column]))];
    }

    [Fact]
    public void Uniform_weights_fill_their_range_and_normal_ones_have_their_deviation()
    {
        ParameterSet<double> parameters = new(Arithmetic);
        parameters.Weight("weight", 100, 50);
        FirstWeights<double> weights = new(Arithmetic, seed: 5, member: 0);
        weights.Fill(parameters.All, Specification.Initialization.Glorot, new(() => []));
        double limit = Math.Sqrt(6.0 / 150);
        parameters.All[0].Values.Values.ToArray().ShouldAllBe(value => Math.Abs(value) <= limit);
        parameters.All[0].Values.Values.ToArray().Max().ShouldBe(limit, 0.01 * limit);
        weights.Fill(parameters.All, Specification.Initialization.NewNormal(0.1), new(() => []));
        Math.Sqrt(parameters.All[0].Values.Values.ToArray().Average(value => value * value)).ShouldBe(0.1, 0.004, "5,000 values: four standard errors");
    }
}
