namespace ResearchPipeline.Compute.Tests;

public sealed class OptimizerStateTests
{
    [Fact]
    public void It_begins_with_moments_of_zero_and_an_average_that_is_a_copy_of_every_parameter()
    {
        Layer layer = Layer.Zeros(3, 2);
        layer.Weights.Values.Fill(1);
        layer.EncoderBias.Values.Fill(2);
        layer.DecoderBias.Values.Fill(3);

        OptimizerState state = OptimizerState.Initial(layer);
        layer.Weights.Values.Fill(9);

        All(state.First).ShouldAllBe(value => value == 0);
        All(state.Second).ShouldAllBe(value => value == 0);
        All(state.Average).ShouldBe([1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3]);
    }

    private static float[] All(Layer layer) => [.. layer.Weights.Values, .. layer.EncoderBias.Values, .. layer.DecoderBias.Values];
}
