using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Tests.Blocks;

public sealed class AtLeastTests
{
    [Theory]
    [InlineData("reference", 1f, new[] { 3, -5, 0.5f, 1 }, new[] { 3, 0, 0, 1f }, new[] { 10, 0, 0, 40f })]
    [InlineData("auto", 1f, new[] { 3, -5, 0.5f, 1 }, new[] { 3, 0, 0, 1f }, new[] { 10, 0, 0, 40f })]
    [InlineData("reference", -2f, new[] { 3, -5, -0.5f, -2 }, new[] { 3, 0, -0.5f, -2 }, new[] { 10, 0, 30f, 40 })]
    [InlineData("auto", -2f, new[] { 3, -5, -0.5f, -2 }, new[] { 3, 0, -0.5f, -2 }, new[] { 10, 0, 30f, 40 })]
    public void What_is_at_least_the_threshold_stays_with_its_slope(string device, float threshold, float[] input, float[] output, float[] slope)
    {
        using IBackend backend = Backends.Create(device, 1);
        IArithmetic<float> arithmetic = backend.Arithmetic;
        Parameter<float> parameter = new(arithmetic, "threshold", 1, 1, isWeight: false);
        arithmetic.Write([threshold], parameter.Values);
        AtLeast<float> block = new(arithmetic, parameter);
        Pass pass = new(1, 0, 0, 1, Sweep.Only);
        (View<float> values, View<float> slopes) = (arithmetic.Zeros(1, 4), arithmetic.Zeros(1, 4));
        arithmetic.Write(input, values);
        arithmetic.Write([10, 20, 30, 40], slopes);
        Read(block.Forward(values, pass)).ShouldBe(output);
        Read(block.Backward(slopes, pass)).ShouldBe(slope);
        Read(parameter.Gradient).ShouldBe([0]);

        float[] Read(View<float> view)
        {
            float[] read = new float[view.Count];
            arithmetic.Read(view, read);
            return read;
        }
    }
}
