#pragma warning disable xUnit1025 // 0 and -0 are different numbers here
using ResearchPipeline.Compute.Functions;

namespace ResearchPipeline.Compute.Tests;

/// <summary>Special values; the other 2³² are the bench's (functions), and a sample of them Bench.Tests'.</summary>
public sealed class FunctionsTests
{
    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(-0f, 1f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(89f, float.PositiveInfinity)]
    [InlineData(-104f, 0f)]
    [InlineData(-103f, 1e-45f)]
    [InlineData(float.NaN, float.NaN)]
    public void Exponential_of(float x, float expected) => Same(Exponential.Of(x), expected);

    [Theory]
    [InlineData(1f, 0f)]
    [InlineData(0f, float.NegativeInfinity)]
    [InlineData(-0f, float.NegativeInfinity)]
    [InlineData(-1f, float.NaN)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NaN, float.NaN)]
    public void Logarithm_of(float x, float expected) => Same(Logarithm.Of(x), expected);

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(-0f, -0f)]
    [InlineData(float.Epsilon, float.Epsilon)]
    [InlineData(10f, 1f)]
    [InlineData(float.NegativeInfinity, -1f)]
    [InlineData(float.NaN, float.NaN)]
    public void Hyperbolic_tangent_of(float x, float expected) => Same(HyperbolicTangent.Of(x), expected);

    [Theory]
    [InlineData(0f, 0.5f)]
    [InlineData(float.PositiveInfinity, 1f)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.NaN, float.NaN)]
    public void Sigmoid_of(float x, float expected) => Same(Sigmoid.Of(x), expected);

    [Theory]
    [InlineData(0f, 0.6931472f)]
    [InlineData(50f, 50f)]
    [InlineData(float.PositiveInfinity, float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity, 0f)]
    [InlineData(float.NaN, float.NaN)]
    public void Softplus_of(float x, float expected) => Same(Sigmoid.Integral(x), expected);

    [Theory]
    [InlineData(0f, 0f, 1f)]
    [InlineData(-0f, -0f, 1f)]
    [InlineData(0.25f, 1f, 0f)]
    [InlineData(0.5f, 0f, -1f)]
    [InlineData(-0.5f, -0f, -1f)]
    [InlineData(0.75f, -1f, 0f)]
    [InlineData(0.125f, 0.70710677f, 0.70710677f)]
    [InlineData(8388607.5f, 0f, -1f)]
    [InlineData(1e30f, 0f, 1f)]
    [InlineData(float.PositiveInfinity, float.NaN, float.NaN)]
    public void Sine_and_cosine_of_turns(float turns, float sine, float cosine)
    {
        Same(Circular.Sine(turns), sine);
        Same(Circular.Cosine(turns), cosine);
    }

    private static void Same(float actual, float expected)
    {
        if (float.IsNaN(expected))
        {
            actual.ShouldBe(float.NaN);
            return;
        }

        BitConverter.SingleToInt32Bits(actual).ShouldBe(BitConverter.SingleToInt32Bits(expected), $"{actual:R}, not {expected:R}");
    }
}
