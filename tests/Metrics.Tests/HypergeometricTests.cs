using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace ResearchPipeline.Metrics.Tests;

public sealed class HypergeometricTests
{
    // Of 10 pairs among five images, 3 miss both images of the class and 1 hits both.
    [Fact]
    public void Two_images_of_five_and_a_class_of_two_by_hand()
    {
        Hypergeometric.upperTail(5, 2, 2, 0).ShouldBe(1);
        Hypergeometric.upperTail(5, 2, 2, 1).ShouldBe(0.7, 1e-15);
        Hypergeometric.upperTail(5, 2, 2, 2).ShouldBe(0.1, 1e-15);
        Hypergeometric.upperTail(5, 2, 2, 3).ShouldBe(0, "there are no three images of the class");
    }

    [Fact]
    public void What_has_to_happen_has_probability_one()
    {
        Hypergeometric.upperTail(10, 10, 4, 4).ShouldBe(1, "every image is of the class");
        Hypergeometric.upperTail(10, 4, 10, 4).ShouldBe(1, "every image is active");
        Hypergeometric.upperTail(10, 7, 6, 3).ShouldBe(1, "only three active images can be of another class");
        Hypergeometric.upperTail(10, 3, 0, 0).ShouldBe(1);
    }

    [Fact]
    public void It_is_the_share_of_all_choices_of_images() =>
        Prop.ForAll(
            (from images in Gen.Choose(1, 300)
             from ofClass in Gen.Choose(0, images)
             from active in Gen.Choose(0, images)
             from observed in Gen.Choose(0, Math.Min(ofClass, active))
             select (images, ofClass, active, observed)).ToArbitrary(),
            of =>
            {
                double exact = Exact(of.images, of.ofClass, of.active, of.observed);
                return Math.Abs(Hypergeometric.upperTail(of.images, of.ofClass, of.active, of.observed) - exact) <= 1e-12 * exact;
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void It_is_exact_for_as_many_images_as_a_test_set_has()
    {
        Hypergeometric.upperTail(10_000, 1_135, 700, 200).ShouldBe(Exact(10_000, 1_135, 700, 200), 1e-12 * Exact(10_000, 1_135, 700, 200));
        Hypergeometric.upperTail(10_000, 892, 9_990, 892).ShouldBe(Exact(10_000, 892, 9_990, 892), 1e-12);
        Hypergeometric.upperTail(10_000, 1_135, 1_135, 1_135).ShouldBe(0, "1 of 10^1531 choices is below what binary64 can hold");
    }

    private static double Exact(int images, int ofClass, int active, int observed)
    {
        BigInteger tail = BigInteger.Zero;
        for (int x = observed; x <= Math.Min(ofClass, active); x++)
        {
            tail += Choices(ofClass, x) * Choices(images - ofClass, active - x);
        }

        const int bits = 1100;
        BigInteger scaled = (tail << bits) / Choices(images, active);
        return Math.ScaleB((double)(scaled >> (bits / 2)), -bits / 2) is var high && high > 1e-100 ? high : Math.ScaleB((double)scaled, -bits);
    }

    private static BigInteger Choices(int n, int k)
    {
        BigInteger choices = k > n ? BigInteger.Zero : BigInteger.One;
        for (int i = 1; i <= k && k <= n; i++)
        {
            choices = choices * (n - k + i) / i;
        }

        return choices;
    }
}
