using ResearchPipeline.Evaluation.Attacks;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Attacks;

public sealed class PixelAttackTests
{
    private static readonly ImageBatch Images = new(Matrix.FromValues(1, 4, [0.5f, 0.9375f, 0.03125f, 0.25f]), 3);

    [Fact]
    public void One_step_goes_along_the_sign_as_far_as_a_pixel_is_an_intensity() =>
        PixelAttack.FastGradientSign(Images, _ => Matrix.FromValues(1, 4, [-7, 1e-30f, -2, 0]), 0.125f).Images.Values.ToArray().ShouldBe([0.375f, 1, 0, 0.25f]);

    // Steps are 1/64 long: eight of 20 reach the bound, where projection holds the pixel; one that turns after six goes on from there.
    [Fact]
    public void Twenty_steps_are_projected_each_by_itself()
    {
        List<ImageBatch> seen = [];
        ImageBatch result = PixelAttack.ProjectedGradient(Images, Seen, 0.125f);
        seen.Count.ShouldBe(20);
        seen[0].ShouldBe(Images);
        seen[1].Images.Values.ToArray().ShouldBe([0.515625f, 0.953125f, 0.015625f, 0.25f]);
        seen[9].Images.Values.ToArray().ShouldBe([0.625f, 0.953125f, 0, 0.25f]);
        result.Images.Values.ToArray().ShouldBe([0.625f, 0.9375f - 0.125f, 0, 0.25f]);
        result.First.ShouldBe(3);
        PixelAttack.Change(Images.Images.Row(0), result.Images.Row(0)).ShouldBe(0.125);

        Matrix Seen(ImageBatch current)
        {
            seen.Add(current);
            return Matrix.FromValues(1, 4, [1, seen.Count <= 6 ? 1 : -1, -1, 0]);
        }
    }

    // 0.1 is no binary fraction: the bound is met but for rounding a number between 1/2 and 1, which is off by 2⁻²⁵ at most.
    [Fact]
    public void A_tenth_is_reached_and_not_passed_but_for_rounding()
    {
        float[] expected = [0.5f + 0.1f, 1, 0, 0.25f - 0.1f];
        ImageBatch one = PixelAttack.FastGradientSign(Images, _ => Matrix.FromValues(1, 4, [1, 1, -1, -1]), 0.1f);
        ImageBatch twenty = PixelAttack.ProjectedGradient(Images, _ => Matrix.FromValues(1, 4, [1, 1, -1, -1]), 0.1f);
        one.Images.Values.ToArray().ShouldBe(expected);
        twenty.Images.Values.ToArray().ShouldBe(expected);
        PixelAttack.Change(Images.Images.Row(0), twenty.Images.Row(0)).ShouldBe(0.1f, Math.Pow(2, -25));
    }

    // A slope that is no number has no sign: an image must not become one of no numbers by it.
    [Fact]
    public void A_slope_that_is_no_number_moves_nothing()
    {
        Matrix slopes = Matrix.FromValues(1, 4, [float.NaN, -1, float.NaN, float.PositiveInfinity]);
        PixelAttack.FastGradientSign(Images, _ => slopes, 0.125f).Images.Values.ToArray().ShouldBe([0.5f, 0.8125f, 0.03125f, 0.375f]);
        PixelAttack.ProjectedGradient(Images, _ => slopes, 0.125f).Images.Values.ToArray().ShouldBe([0.5f, 0.8125f, 0.03125f, 0.375f]);
    }

    [Fact]
    public void Random_signs_are_those_of_the_image_whatever_batch_it_is_in()
    {
        Matrix grey = new(40, MnistImages.Pixels);
        grey.Values.Fill(0.5f);
        Matrix changed = PixelAttack.RandomSigns(new ImageBatch(grey, 0), 0.25f, 9).Images;
        changed.Values.ToArray().Distinct().Order().ShouldBe([0.25f, 0.75f]);
        changed.Values.ToArray().Average().ShouldBe(0.5f, 0.005f);
        Matrix one = new(1, MnistImages.Pixels);
        one.Values.Fill(0.5f);
        PixelAttack.RandomSigns(new ImageBatch(one, 7), 0.25f, 9).Images.Values.SequenceEqual(changed.Row(7)).ShouldBeTrue();
        PixelAttack.RandomSigns(new ImageBatch(one, 7), 0.25f, 8).Images.Values.SequenceEqual(changed.Row(7)).ShouldBeFalse();
    }
}
