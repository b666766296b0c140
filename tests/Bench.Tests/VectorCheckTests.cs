using ResearchPipeline.Bench.Functions;
using ResearchPipeline.Compute;

namespace ResearchPipeline.Bench.Tests;

/// <summary>A sample of what "vectors" does for all 2³² inputs.</summary>
public sealed class VectorCheckTests
{
    public static TheoryData<Function> Functions() => [.. Enum.GetValues<Function>()];

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_vectorised_function_returns_the_bits_of_the_scalar_one_at_every_width(Function function)
    {
        VectorCheck check = VectorCheck.Run(function, 9973, threads: 2);
        check.Inputs.ShouldBe((1L << 32) / 9973 + 1);
        check.Different.ShouldBe(0, $"at {check.FirstInput:R}");
    }
}
