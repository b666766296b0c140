using ResearchPipeline.Runs.Engines;

namespace ResearchPipeline.Runs.Tests.Engines;

/// <summary>What Slurm is told.</summary>
public sealed class SlurmWordsTests
{
    [Theory]
    [InlineData(new[] { 0 }, "0")]
    [InlineData(new[] { 0, 1, 2, 5 }, "0-2,5")]
    [InlineData(new[] { 7, 3, 4, 9, 8 }, "3-4,7-9")]
    public void Numbers_are_ranges(int[] numbers, string expected) => SlurmEngine.Ranges(numbers).ShouldBe(expected);
}
