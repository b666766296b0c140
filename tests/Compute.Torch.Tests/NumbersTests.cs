using ResearchPipeline.Training;
using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>Products of 16 bits over parameters of binary32.</summary>
public sealed class NumbersTests
{
    [Theory]
    [InlineData("bf16", 1.0 / 256)]
    [InlineData("fp16", 1.0 / 2048)]
    public void A_product_has_the_precision_of_its_operands_and_is_kept_in_binary32(string name, double unit)
    {
        Libtorch.Require();
        Numbers numbers = Numbers.Of(name);
        float[] a = [1f / 3, -0.7f, 1.1f, 0.01f];
        using Tensor product = numbers.Times(numbers.Of(a, 2, 2), numbers.Of(a, 2, 2));
        product.dtype.ShouldBe(ScalarType.Float32);
        double[] exact = [a[0] * a[0] + a[1] * a[2], a[0] * a[1] + a[1] * a[3], a[2] * a[0] + a[3] * a[2], a[2] * a[1] + a[3] * a[3]];
        double[] found = Numbers.ReadWide(product);
        found.Zip(exact).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 3 * unit);
        found.Zip(exact).ShouldContain(pair => Math.Abs(pair.First - pair.Second) > 1e-6, "it is no product of binary32");
    }

    [Theory]
    [InlineData("bf16")]
    [InlineData("fp16")]
    public void An_ensemble_learns_with_them_nearly_what_it_learns_in_binary32(string name)
    {
        Specification.Study study = SmallEnsemble.Study("training.consistency-weight=0.1", "training.epochs=5");
        Curves single = SmallEnsemble.Theirs(study).Training.Curves;
        TorchTraining mixed = SmallEnsemble.Theirs(study, name).Training;
        int last = single.Steps - 1;
        mixed.Curves.At(TrainingCurves.ReconstructionPart, last).ShouldBe(single.At(TrainingCurves.ReconstructionPart, last), 0.05 * single.At(TrainingCurves.ReconstructionPart, last));
        mixed.Curves.At(TrainingCurves.ReconstructionPart, last).ShouldNotBe(single.At(TrainingCurves.ReconstructionPart, last));
        mixed.AfterFirst["member.00.weight"].Type.ShouldBe("F32");
    }

    [Fact]
    public void A_gradient_that_is_no_number_leaves_the_step_out_and_halves_the_scale()
    {
        Libtorch.Require();
        DynamicLossScale scale = new(isUsed: true);
        double first = scale.Value;
        using Tensor bad = tensor([1f, float.PositiveInfinity]);
        scale.Undo([bad]).ShouldBeFalse();
        scale.Skipped.ShouldBe(1);
        scale.Value.ShouldBe(first / 2);
        using Tensor good = tensor([(float)scale.Value, 3 * (float)scale.Value]);
        scale.Undo([good]).ShouldBeTrue();
        Numbers.Read(good).ShouldBe([1f, 3f]);
        scale.Skipped.ShouldBe(1);
    }

    [Fact]
    public void After_200_steps_of_numbers_the_scale_is_doubled()
    {
        Libtorch.Require();
        DynamicLossScale scale = new(isUsed: true);
        double first = scale.Value;
        using Tensor good = tensor([0f]);
        Enumerable.Range(0, 199).ShouldAllBe(_ => scale.Undo(new[] { good }) && scale.Value == first);
        scale.Undo([good]).ShouldBeTrue();
        scale.Value.ShouldBe(2 * first);
    }

    [Fact]
    public void Without_need_there_is_no_scale()
    {
        Libtorch.Require();
        DynamicLossScale scale = new(isUsed: false);
        using Tensor bad = tensor([float.NaN]);
        scale.Value.ShouldBe(1);
        scale.Undo([bad]).ShouldBeTrue();
        Numbers.Of("bf16").NeedsLossScale.ShouldBeFalse();
        Numbers.Of("fp16").NeedsLossScale.ShouldBeTrue();
    }
}
