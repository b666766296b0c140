using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests.Blocks;

public sealed class ScalingTests
{
    [Theory]
    [InlineData("reference")]
    [InlineData("auto")]
    public void It_multiplies_by_one_number_whose_slope_is_summed_over_all_images(string device)
    {
        using IBackend backend = Backends.Create(device, 1);
        IArithmetic<float> arithmetic = backend.Arithmetic;
        Parameter<float> scale = new(arithmetic, "decoder-scale", 1, 1, isWeight: false);
        arithmetic.Write([0.5f], scale.Values);
        arithmetic.Write([100], scale.Gradient);
        Scaling<float> block = new(arithmetic, scale, inputs: 3, capacity: 2);
        View<float> input = Of(arithmetic, [2, -4, 6, 1, 0, -8], 2, 3);
        View<float> slope = Of(arithmetic, [10, 1, 3, 0.5f, 7, 2], 2, 3);
        Pass pass = new(1, 0, 0, 2, Sweep.Only);
        block.BeginBatch();
        Read(arithmetic, block.Forward(input, pass)).ShouldBe([1, -2, 3, 0.5f, 0, -4]);
        block.Learn(slope, pass);
        Read(arithmetic, block.Backward(slope, pass)).ShouldBe([5, 0.5f, 1.5f, 0.25f, 3.5f, 1]);
        block.EndBatch();
        Read(arithmetic, scale.Gradient).ShouldBe([100 + (20 - 4 + 18) + (0.5f + 0 - 16)], "what was there, and each image's products");
        Read(arithmetic, input).ShouldBe([2, -4, 6, 1, 0, -8], "whoever gave the inputs may still need them");
    }

    // 2²⁴ and then many ones: in binary32 every one of them would be lost.
    [Fact]
    public void A_long_sum_loses_nothing_before_it_is_rounded()
    {
        ReferenceArithmetic<float> arithmetic = new();
        Parameter<float> scale = new(arithmetic, "decoder-scale", 1, 1, isWeight: false);
        Scaling<float> block = new(arithmetic, scale, inputs: 1, capacity: 1);
        Pass pass = new(1, 0, 0, 101, Sweep.Only);
        block.BeginBatch();
        foreach (float value in Enumerable.Repeat(1f, 100).Prepend(1 << 24))
        {
            block.Forward(Of(arithmetic, [value], 1, 1), pass);
            block.Learn(Of(arithmetic, [1], 1, 1), pass);
        }

        block.EndBatch();
        scale.Gradient.Values.ToArray().ShouldBe([(1 << 24) + 100]);
    }

    [Fact]
    public void A_scale_begins_at_one_and_keeps_what_it_is_when_it_is_asked_for_again()
    {
        ReferenceArithmetic<double> arithmetic = new();
        ParameterSet<double> parameters = new(arithmetic);
        Parameter<double> scale = parameters.Scale("decoder-scale");
        (scale.Values[0, 0], scale.IsWeight).ShouldBe((1, false), "weight decay is for weights");
        scale.Values[0, 0] = 3;
        parameters.Scale("decoder-scale").ShouldBeSameAs(scale);
        scale.Values[0, 0].ShouldBe(3);
    }

    private static View<float> Of(IArithmetic<float> arithmetic, float[] values, int rows, int columns)
    {
        View<float> view = arithmetic.Zeros(rows, columns);
        arithmetic.Write(values, view);
        return view;
    }

    private static float[] Read(IArithmetic<float> arithmetic, View<float> view)
    {
        float[] read = new float[view.Count];
        arithmetic.Read(view, read);
        return read;
    }
}
