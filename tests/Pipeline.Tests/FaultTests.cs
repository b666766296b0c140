using ResearchPipeline.Tests;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Writes that fail: the message says what failed and how to continue, and the next run heals.</summary>
[Trait("Category", "Reliability")]
public sealed class FaultTests(SmokeRun undisturbed)
{
    [Theory]
    [InlineData("full", "No space left on device", 6, 33)]
    [InlineData("short", "Only half of", 17, 52)]
    [InlineData("denied", "is denied", 26, 43)]
    public void A_write_that_fails_is_told_in_one_paragraph_with_the_command_that_continues(string kind, string message, int first, int second)
    {
        using SmokeFolder folder = new(undisturbed);
        foreach (int point in (int[])[first, second])
        {
            Meet(folder, kind, message, point).ShouldBeTrue();
            Tally.Add("writes that failed: full disk, short, denied");
            Directory.GetFiles(Path.Combine(folder.Path, "logs", "smoke")).ShouldContain(
                log => File.ReadAllText(log).Contains("   at ", StringComparison.Ordinal), "the trace is in the stage's log");
        }

        folder.Finish();
    }

    [Theory(Explicit = true)]
    [InlineData("full", "No space left on device")]
    [InlineData("short", "Only half of")]
    [InlineData("denied", "is denied")]
    public void Every_third_write_that_fails_is_told_and_healed(string kind, string message) => EveryPoint.Sweep(
        undisturbed, step: 3, (folder, point) => Meet(folder, kind, message, point), "writes that failed: full disk, short, denied");

    private static bool Meet(SmokeFolder folder, string kind, string message, int point)
    {
        (int exitCode, _, string error) = folder.Run($"{kind}:{point}");
        if (exitCode == 0)
        {
            return false;
        }

        exitCode.ShouldBe(1, $"{kind} at {point}");
        error.ShouldStartWith("error: ");
        error.ShouldContain(message);
        error.ShouldMatch("to continue: dotnet [^ ]+research-pipeline.dll run --study=smoke ");
        error.Trim().ShouldNotContain("\n", Case.Sensitive, "no stack trace");
        return true;
    }
}
