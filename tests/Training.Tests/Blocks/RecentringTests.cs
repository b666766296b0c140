using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Tests.Blocks;

public sealed class RecentringTests
{
    // W = [[1, 2, 3], [-1, 0, 4]] and μ = [0.5, -1, 2]: W μ = [4.5, 7.5].
    [Theory]
    [InlineData("reference")]
    [InlineData("auto")]
    public void What_the_mean_makes_of_the_layer_is_taken_from_its_outputs(string device)
    {
        using IBackend backend = Backends.Create(device, 1);
        (IArithmetic<float> arithmetic, Parameter<float> weight, Parameter<float> mean) = Given(backend);
        Recentring<float> block = new(arithmetic, weight, mean);
        Read(arithmetic, block.Forward(Of(arithmetic, 2, 2, 10, 20, 0, -1), Pass)).ShouldBe([5.5f, 12.5f, -4.5f, -8.5f]);
        block.Parameters.ShouldBe([mean]);
    }

    // Slopes [[1, 2], [3, -1]] sum to [4, 1]; the gradient of W loses (4, 1)ᵀ μ beside what the layer itself has put there.
    [Theory]
    [InlineData("reference")]
    [InlineData("auto")]
    public void Its_gradient_joins_that_of_the_layer_once_a_batch_also_where_the_batch_passes_in_parts(string device)
    {
        using IBackend backend = Backends.Create(device, 1);
        (IArithmetic<float> arithmetic, Parameter<float> weight, Parameter<float> mean) = Given(backend);
        Recentring<float> block = new(arithmetic, weight, mean);
        foreach (int batch in (int[])[1, 2])
        {
            arithmetic.Write([1, 1, 1, 1, 1, 1], weight.Gradient);
            block.BeginBatch();
            foreach (float[] part in (float[][])[[1, 2], [3, -1]])
            {
                View<float> slope = Of(arithmetic, 1, 2, part);
                block.Learn(slope, Pass);
                Read(arithmetic, block.Backward(slope, Pass)).ShouldBe(part, "what is taken away does not depend on the input");
            }

            block.EndBatch();
            Read(arithmetic, weight.Gradient).ShouldBe([-1, 5, -7, 0.5f, 2, -1], $"batch {batch}");
        }

        Read(arithmetic, mean.Gradient).ShouldBe([0, 0, 0]);
    }

    private static Pass Pass => new(1, 0, 0, 2, Sweep.Only);

    private static (IArithmetic<float> Arithmetic, Parameter<float> Weight, Parameter<float> Mean) Given(IBackend backend)
    {
        IArithmetic<float> arithmetic = backend.Arithmetic;
        Parameter<float> weight = new(arithmetic, "weight", 2, 3, isWeight: true);
        Parameter<float> mean = new(arithmetic, "mean", 1, 3, isWeight: false, isLearned: false);
        arithmetic.Write([1, 2, 3, -1, 0, 4], weight.Values);
        arithmetic.Write([0.5f, -1, 2], mean.Values);
        return (arithmetic, weight, mean);
    }

    private static View<float> Of(IArithmetic<float> arithmetic, int rows, int columns, params float[] values)
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
