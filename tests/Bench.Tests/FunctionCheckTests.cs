using ResearchPipeline.Bench.Functions;

namespace ResearchPipeline.Bench.Tests;

/// <summary>A sample of what "functions" does for all 2³² inputs: every 4999th bit pattern, and every power of two with its neighbours.</summary>
public sealed class FunctionCheckTests
{
    private const uint Stride = 4999;

    public static TheoryData<string> Names() => [.. CheckedFunction.All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_function_is_correctly_rounded_but_for_a_handful_of_inputs_that_are_one_ulp_away(string name)
    {
        FunctionCheck check = FunctionCheck.Run(CheckedFunction.All.Single(function => function.Name == name), Stride, threads: 2);
        check.Inputs.ShouldBeGreaterThan(850_000);
        check.LargestUlp.ShouldBeLessThanOrEqualTo(1, $"at {check.WorstInput:R}");
        check.Misrounded.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public void A_function_that_is_one_ulp_off_is_found_out()
    {
        CheckedFunction wrong = CheckedFunction.All[0] with { Ours = x => MathF.BitIncrement(Compute.Functions.Exponential.Of(x)) };
        FunctionCheck check = FunctionCheck.Run(wrong, 1_000_003, threads: 1);
        check.LargestUlp.ShouldBe(1);
        check.Misrounded.ShouldBeGreaterThan(check.Inputs / 2);
    }
}
