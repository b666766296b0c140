using ResearchPipeline.Data;
using ResearchPipeline.Data.Weights;

namespace ResearchPipeline.Training.Tests;

public sealed class TrainingCurvesTests
{
    [Fact]
    public void Every_number_is_read_where_it_was_put_also_after_a_way_through_tensors()
    {
        TrainingCurves curves = Curves();
        foreach (TrainingCurves read in (TrainingCurves[])[curves, TrainingCurves.FromTensors(curves.ToTensors())])
        {
            (read.Members, read.Steps, read.Epochs).ShouldBe((2, 3, 2));
            (read.Reconstruction(0, 1), read.Reconstruction(2, 0), read.Consistency(2)).ShouldBe((0.2, 0.5, 9));
            (read.Silent(0, 1), read.Silent(1, 0)).ShouldBe((11, 12));
            (read.Restarted(0, 1), read.Restarted(1, 0)).ShouldBe((1, 2));
        }
    }

    [Theory]
    [InlineData("curves.consistency")]
    [InlineData("curves.silent")]
    [InlineData("curves.restarted")]
    public void Curves_that_do_not_fit_together_are_refused(string shorter)
    {
        Dictionary<string, TensorView> tensors = new(Curves().ToTensors());
        TensorView tensor = tensors[shorter];
        long[] shape = tensor.Shape.Count == 1 ? [2] : [2, 1];
        tensors[shorter] = tensor with { Shape = shape, Bytes = tensor.Bytes[..16] };
        Should.Throw<DataException>(() => TrainingCurves.FromTensors(tensors)).Message.ShouldContain("do not fit together");
    }

    private static TrainingCurves Curves()
    {
        TrainingCurves curves = new(2);
        curves.AddStep([0.1, 0.2], 7);
        curves.AddStep([0.3, 0.4], 8);
        curves.AddStep([0.5, 0.6], 9);
        curves.AddEpoch([10, 11], [0, 1]);
        curves.AddEpoch([12, 13], [2, 3]);
        return curves;
    }
}
