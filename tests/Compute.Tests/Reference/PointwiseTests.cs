#pragma warning disable xUnit1025 // 0 and -0 are different numbers here
using System.Numerics;
using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Compute.Reference;

namespace ResearchPipeline.Compute.Tests.Reference;

public sealed class PointwiseTests
{
    private const double Step = 1e-6;

    // w = 3, a = 5, b = 7, c = 2.
    [Theory]
    [InlineData(Formula.Copy, 5)]
    [InlineData(Formula.Scaled, 15)]
    [InlineData(Formula.Difference, -2)]
    [InlineData(Formula.ScaledDifference, -6)]
    [InlineData(Formula.ScaledSum, 22)]
    [InlineData(Formula.ProductSum, 37)]
    [InlineData(Formula.LessProduct, -33)]
    [InlineData(Formula.Moved, 1)]
    [InlineData(Formula.Masked, 35)]
    [InlineData(Formula.AtLeast, 5)]
    [InlineData(Formula.BehindSigmoid, -210)]
    [InlineData(Formula.BehindTanh, -240)]
    [InlineData(Formula.BehindRelu, 5)]
    [InlineData(Formula.AddSign, 8)]
    [InlineData(Formula.BehindDeviation, 39.5)]
    [InlineData(Formula.NormalDivergence, 10.5)]
    public void By_hand(Formula formula, double expected)
    {
        Pointwise.Of(formula, 3f, 5f, 7f, 2f).ShouldBe((float)expected);
        Pointwise.Of(formula, 3.0, 5.0, 7.0, 2.0).ShouldBe(expected);
    }

    [Fact]
    public void Every_formula_has_a_case_by_hand_and_what_is_none_is_refused()
    {
        typeof(PointwiseTests).GetMethod(nameof(By_hand))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Length.ShouldBe(Enum.GetValues<Formula>().Length);
        Should.Throw<ArgumentOutOfRangeException>(() => Pointwise.Of((Formula)(-1), 1f, 1f, 1f, 1f));
    }

    // Where a formula has two sides, what is on the edge.
    [Theory]
    [InlineData(Formula.Masked, 1f, -5f, 0f, 0f)]
    [InlineData(Formula.Masked, 1f, -5f, -0f, 0f)]
    [InlineData(Formula.AtLeast, 5f, 5f, 0f, 5f)]
    [InlineData(Formula.AtLeast, 5f, 4.9999995f, 0f, 0f)]
    [InlineData(Formula.AtLeast, 5f, -6f, 0f, 0f)]
    [InlineData(Formula.BehindRelu, 1f, -5f, 1e-45f, -5f)]
    [InlineData(Formula.BehindRelu, 1f, -5f, 0f, 0f)]
    [InlineData(Formula.BehindRelu, 1f, -5f, -0f, 0f)]
    [InlineData(Formula.BehindRelu, 1f, -5f, -3f, 0f)]
    [InlineData(Formula.AddSign, 2f, 5f, -7f, 3f)]
    [InlineData(Formula.AddSign, 2f, 5f, 0f, 5f)]
    [InlineData(Formula.AddSign, 2f, 5f, -0f, 5f)]
    public void On_the_edge(Formula formula, float w, float a, float b, float expected)
    {
        BitConverter.SingleToInt32Bits(Pointwise.Of(formula, w, a, b, 0f)).ShouldBe(BitConverter.SingleToInt32Bits(expected));
        BitConverter.DoubleToInt64Bits(Pointwise.Of(formula, (double)w, a, b, 0.0)).ShouldBe(BitConverter.DoubleToInt64Bits(expected));
    }

    // With x = 1 + ulp, x² = 1 + 2 ulp + ulp². With y = 1 - 3h, y² = 1 - 6h + 9h². What is rounded once keeps the last term, what is rounded twice loses it.
    [Fact]
    public void Products_and_sums_are_rounded_once_or_twice_as_the_formula_says()
    {
        Check(MathF.BitIncrement(1) - 1, 1f / (1 << 13));
        Check(Math.BitIncrement(1) - 1, 1.0 / (1 << 28));

        static void Check<T>(T ulp, T h)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            (T x, T rest, T y) = (T.One + ulp, T.One + ulp + ulp, T.One - T.CreateChecked(3) * h);
            T lessOne = T.CreateChecked(9) * h * h - T.CreateChecked(6) * h;
            (y * y - T.One).ShouldNotBe(lessOne);
            Pointwise.Of(Formula.ScaledSum, x, x, -rest, T.Zero).ShouldBe(ulp * ulp);
            Pointwise.Of(Formula.Moved, x, -ulp, -rest, T.Zero).ShouldBe(ulp * ulp);
            Pointwise.Of(Formula.ProductSum, T.Zero, x, x, -rest).ShouldBe(ulp * ulp);
            Pointwise.Of(Formula.LessProduct, T.Zero, x, x, rest).ShouldBe(-(ulp * ulp));
            Pointwise.Of(Formula.BehindTanh, T.Zero, T.One, y, T.Zero).ShouldBe(-lessOne);
            Pointwise.Of(Formula.NormalDivergence, T.Zero, T.Zero, T.Zero, y).ShouldBe(lessOne / T.CreateChecked(2));
            Pointwise.Of(Formula.NormalDivergence, T.Zero, y, T.Zero, T.Zero).ShouldBe(lessOne / T.CreateChecked(2));
            Pointwise.Of(Formula.BehindDeviation, T.One, T.Zero, T.Zero, y).ShouldBe(lessOne / T.CreateChecked(2));
        }
    }

    [Fact]
    public void Slopes_behind_functions_are_their_derivatives()
    {
        foreach (double x in (double[])[-3, -0.7, -1e-3, 0.2, 1, 4])
        {
            Near(Pointwise.Of(Formula.BehindSigmoid, 0, 1.7, Of(Function.Sigmoid, x), 0), 1.7 * Slope(at => Of(Function.Sigmoid, at), x));
            Near(Pointwise.Of(Formula.BehindTanh, 0, 1.7, Of(Function.Tanh, x), 0), 1.7 * Slope(at => Of(Function.Tanh, at), x));
            Near(Pointwise.Of(Formula.BehindRelu, 0, 1.7, Of(Function.Relu, x), 0), 1.7 * Slope(at => Of(Function.Relu, at), x));
            Near(Pointwise.Of(Formula.AddSign, 0.3, 1.7, x, 0), 1.7 + Slope(at => 0.3 * Of(Function.Absolute, at), x));
            Near(Of(Function.Sigmoid, x), Slope(at => Of(Function.Softplus, at), x));
        }
    }

    // A sample is mean + noise · e^(½ log-variance); its loss has a slope, and w times the divergence is added.
    [Fact]
    public void The_slope_of_a_log_variance_is_the_derivative_of_loss_and_divergence()
    {
        const double slope = 0.8, noise = -1.3, mean = 0.4, w = 0.6;
        foreach (double logVariance in (double[])[-2, 0, 0.7])
        {
            Near(Pointwise.Of(Formula.BehindDeviation, w, slope, noise, Deviation(logVariance)), Slope(Loss, logVariance));
            Near(w * mean, Slope(at => w * Pointwise.Of(Formula.NormalDivergence, 0, at, logVariance, Deviation(logVariance)), mean));
        }

        static double Deviation(double logVariance) => Of(Function.Exponential, logVariance / 2);

        static double Loss(double logVariance) =>
            slope * (mean + noise * Deviation(logVariance)) + w * Pointwise.Of(Formula.NormalDivergence, 0, mean, logVariance, Deviation(logVariance));
    }

    [Fact]
    public void A_standard_normal_distribution_is_no_divergence_away_from_itself()
    {
        Pointwise.Of(Formula.NormalDivergence, 0.0, 0.0, 0.0, 1.0).ShouldBe(0);
        Pointwise.Of(Formula.NormalDivergence, 0.0, 1.0, 0.0, 1.0).ShouldBe(0.5);
        Pointwise.Of(Formula.NormalDivergence, 0.0, 0.0, 2 * Logarithm.Natural(2), 2.0).ShouldBe(1.5 - Logarithm.Natural(2), 1e-15);
    }

    private static double Of(Function function, double x) => Elementary.Of(function, x);

    private static double Slope(Func<double, double> function, double x) => (function(x + Step) - function(x - Step)) / (2 * Step);

    private static void Near(double analytic, double numeric) => analytic.ShouldBe(numeric, 1e-8);
}
