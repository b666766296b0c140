using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Compute.Random;

namespace ResearchPipeline.Compute.Tests;

public sealed class LogarithmTests
{
    [Fact]
    public void It_agrees_with_the_platform_within_two_units_in_the_last_place()
    {
        PhiloxSequence random = new(1, Purpose.Shuffle, 0);
        for (int i = 0; i < 200_000; i++)
        {
            double x = Math.ScaleB(1 + random.NextDouble(), random.NextIndex(2000) - 1000);
            double expected = Math.Log(x);
            Math.Abs(Logarithm.Natural(x) - expected).ShouldBeLessThanOrEqualTo(2 * Math.BitIncrement(Math.Abs(expected)) - 2 * Math.Abs(expected) + double.Epsilon, $"ln {x:R}");
        }
    }

    [Fact]
    public void Special_values_are_right()
    {
        Logarithm.Natural(1).ShouldBe(0);
        Logarithm.Natural(0).ShouldBe(double.NegativeInfinity);
        Logarithm.Natural(-1).ShouldBe(double.NaN);
        Logarithm.Natural(double.NaN).ShouldBe(double.NaN);
        Logarithm.Natural(double.PositiveInfinity).ShouldBe(double.PositiveInfinity);
        Logarithm.Natural(double.Epsilon).ShouldBe(Math.Log(double.Epsilon), 1e-12);
    }
}
