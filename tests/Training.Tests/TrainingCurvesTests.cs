using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

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

    [Fact]
    public void The_auxiliary_loss_has_a_curve_only_where_there_is_such_a_loss()
    {
        Curves().ToTensors().Keys.ShouldBe(["curves.reconstruction", "curves.consistency", "curves.silent", "curves.restarted"]);
        Curves().Auxiliary(1, 0).ShouldBeNull();
        TrainingCurves curves = CurvesWithAuxiliary();
        foreach (TrainingCurves read in (TrainingCurves[])[curves, TrainingCurves.FromTensors(curves.ToTensors())])
        {
            read.HasAuxiliary.ShouldBeTrue();
            (read.Auxiliary(0, 0), read.Auxiliary(0, 1), read.Auxiliary(2, 1)).ShouldBe((1, 2, 6));
        }

        TrainingCurves.FromTensors(new TrainingCurves(2, hasAuxiliary: true).ToTensors()).HasAuxiliary.ShouldBeTrue("also before the first step");
    }

    [Fact]
    public void A_step_has_an_auxiliary_loss_where_the_others_have_one_and_only_there()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Curves().AddStep([0.1, 0.2], 1, [1, 2]));
        Should.Throw<ArgumentOutOfRangeException>(() => CurvesWithAuxiliary().AddStep([0.1, 0.2], 1));
    }

    [Theory]
    [InlineData("curves.consistency")]
    [InlineData("curves.auxiliary")]
    [InlineData("curves.silent")]
    [InlineData("curves.restarted")]
    public void Curves_that_do_not_fit_together_are_refused(string shorter)
    {
        Dictionary<string, TensorView> tensors = new(CurvesWithAuxiliary().ToTensors());
        TensorView tensor = tensors[shorter];
        long[] shape = tensor.Shape.Count == 1 ? [2] : [2, 1];
        tensors[shorter] = tensor with { Shape = shape, Bytes = tensor.Bytes[..16] };
        Should.Throw<DataException>(() => TrainingCurves.FromTensors(tensors)).Message.ShouldContain("do not fit together");
    }

    private static TrainingCurves CurvesWithAuxiliary()
    {
        TrainingCurves curves = new(2, hasAuxiliary: true);
        curves.AddStep([0.1, 0.2], 7, [1, 2]);
        curves.AddStep([0.3, 0.4], 8, [3, 4]);
        curves.AddStep([0.5, 0.6], 9, [5, 6]);
        curves.AddEpoch([10, 11], [0, 1]);
        curves.AddEpoch([12, 13], [2, 3]);
        return curves;
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
