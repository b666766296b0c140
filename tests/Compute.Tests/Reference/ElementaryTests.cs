using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Compute.Reference;

namespace ResearchPipeline.Compute.Tests.Reference;

public sealed class ElementaryTests
{
    public static TheoryData<Function> Functions() => [.. Enum.GetValues<Function>()];

    [Theory]
    [MemberData(nameof(Functions))]
    public void In_binary64_a_function_is_the_platforms_but_for_rounding(Function function)
    {
        foreach (double x in (double[])[-30, -2.5, -1, -1e-9, 1e-9, 0.3, 1, 2.5, 39, 41])
        {
            double expected = Platform(function, x);
            double actual = Elementary.Of(function, x);
            (double.IsNaN(expected) ? double.IsNaN(actual) : Math.Abs(actual - expected) <= 4e-15 * Math.Abs(expected)).ShouldBeTrue($"{function} of {x}: {actual:R}, not {expected:R}");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void In_binary32_it_is_the_value_of_binary64_rounded_once(Function function)
    {
        foreach (float x in (float[])[-30, -2.5f, -1, -1e-9f, 1e-9f, 0.3f, 1, 2.5f, 39])
        {
            Elementary.Of(function, x).ShouldBe((float)Elementary.Of(function, (double)x));
        }
    }

    [Fact]
    public void Each_name_is_that_function()
    {
        Elementary.Of(Function.Sigmoid, 0.7f).ShouldBe(Sigmoid.Of(0.7f));
        Elementary.Of(Function.Tanh, 0.7f).ShouldBe(HyperbolicTangent.Of(0.7f));
        Elementary.Of(Function.Exponential, 0.7f).ShouldBe(Exponential.Of(0.7f));
        Elementary.Of(Function.Softplus, 0.7f).ShouldBe(Sigmoid.Integral(0.7f));
        Elementary.Of(Function.Logarithm, 0.7f).ShouldBe(Logarithm.Of(0.7f));
        Should.Throw<ArgumentOutOfRangeException>(() => Elementary.Of((Function)(-1), 1f));
        Should.Throw<ArgumentOutOfRangeException>(() => Elementary.Of((Function)(-1), 1.0));
    }

    [Fact]
    public void What_is_not_above_zero_is_rectified_to_plus_zero_and_no_number_stays_none()
    {
        float[] rectified = [.. ((float[])[-0f, 0f, -3f, 3f, float.NegativeInfinity, float.Epsilon]).Select(x => Elementary.Of(Function.Relu, x))];
        rectified.Select(BitConverter.SingleToInt32Bits).ShouldBe(((float[])[0f, 0f, 0f, 3f, 0f, float.Epsilon]).Select(BitConverter.SingleToInt32Bits));
        Elementary.Of(Function.Relu, float.NaN).ShouldBe(float.NaN);
        double.IsNegative(Elementary.Of(Function.Absolute, -0.0)).ShouldBeFalse();
        Elementary.Of(Function.Absolute, -3f).ShouldBe(3f);
    }

    private static double Platform(Function function, double x) => function switch
    {
        Function.Relu => Math.Max(0, x),
        Function.Sigmoid => 1 / (1 + Math.Exp(-x)),
        Function.Tanh => Math.Tanh(x),
        Function.Exponential => Math.Exp(x),
        Function.Softplus => x > 0 ? x + LogOfOnePlus(Math.Exp(-x)) : LogOfOnePlus(Math.Exp(x)),
        Function.Logarithm => Math.Log(x),
        _ => Math.Abs(x),
    };

    private static double LogOfOnePlus(double t) => 2 * Math.Atanh(t / (2 + t));
}
