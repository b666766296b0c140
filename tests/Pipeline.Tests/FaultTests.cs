namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Writes that fail: the message says what failed and how to continue, and the next run heals.</summary>
[Trait("Category", "Reliability")]
public sealed class FaultTests(SmokeRun undisturbed)
{
    private const string Full = "No space left on device";
    private const string Short = "Only half of";
    private const string Denied = "is denied";

    [Fact]
    public void Writes_that_fail_one_after_another_are_told_in_one_paragraph_with_the_command_that_continues()
    {
        using SmokeFolder folder = new(undisturbed);
        foreach ((string kind, string message, int point) in (ReadOnlySpan<(string, string, int)>)[("denied", Denied, 6), ("short", Short, 12), ("full", Full, 17), ("denied", Denied, 21), ("full", Full, 33)])
        {
            Meet(folder, kind, message, point).ShouldBeTrue($"{kind} at {point}");
            Tally.Add("writes that failed: full disk, short, denied");
            Directory.GetFiles(Path.Combine(folder.Path, "logs", "smoke")).ShouldContain(
                log => File.ReadAllText(log).Contains("   at ", StringComparison.Ordinal), "the trace is in the stage's log");
        }

        folder.Finish();
    }

    [Theory(Explicit = true)]
    [InlineData("full", Full)]
    [InlineData("short", Short)]
    [InlineData("denied", Denied)]
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
