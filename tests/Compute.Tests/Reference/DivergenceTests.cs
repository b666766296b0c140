using System.Numerics;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Reference;

public sealed class DivergenceTests
{
    // Means of 10/20 and 5/20, of which one half is wanted: 0, and ½ ln 2 + ½ ln(2/3) = ½ ln(4/3). β is 2 and counts in slopes alone: 0, and 2/20 · (⅔ - 2).
    [Fact]
    public void Two_units_by_hand()
    {
        Check(1e-8f);
        Check(1e-16);

        static void Check<T>(T near)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            View<T> slopes = View.Zeros<T>(1, 2);
            Divergence.OfMeans(View.Of<double>([10, 5], 1, 2), 20, 0.5, 2, slopes).ShouldBe(0.14384103622589045, 1e-15);
            slopes[0, 0].ShouldBe(T.Zero);
            T.Abs(slopes[0, 1] - T.CreateChecked(-2.0 / 15)).ShouldBeLessThanOrEqualTo(near);
        }
    }

    [Fact]
    public void Slopes_are_the_derivatives_of_the_weighted_value_by_one_images_activations()
    {
        double[] sums = [1.5, 4, 7.25];
        View<double> slopes = View.Zeros<double>(1, 3);
        Divergence.OfMeans(View.Of<double>(sums, 1, 3), 10, 0.2, 1.3, slopes);
        for (int j = 0; j < sums.Length; j++)
        {
            double[] more = [.. sums], less = [.. sums];
            (more[j], less[j]) = (sums[j] + 1e-6, sums[j] - 1e-6);
            slopes[0, j].ShouldBe(1.3 * (Value(more) - Value(less)) / 2e-6, 1e-8);
        }

        static double Value(double[] sums) => Divergence.OfMeans(View.Of<double>(sums, 1, 3), 10, 0.2, 1.3, View.Zeros<double>(1, 3));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(10)]
    [InlineData(11)]
    public void A_mean_that_is_not_between_0_and_1_has_no_finite_divergence(double sum) =>
        double.IsFinite(Divergence.OfMeans(View.Of<double>([sum], 1, 1), 10, 0.2, 1, View.Zeros<float>(1, 1))).ShouldBeFalse();
}
