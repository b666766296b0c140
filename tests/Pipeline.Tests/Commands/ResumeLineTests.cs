using ResearchPipeline.Cli.Commands;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>The lines with which a message says how to continue: typed as they are, they say what was said.</summary>
// Alone: who called is a variable of the whole process.
[CollectionDefinition(nameof(ResumeLineTests), DisableParallelization = true)]
[Collection(nameof(ResumeLineTests))]
public sealed class ResumeLineTests
{
    private static readonly RunOptions Everything = new(
        "smoke", string.Join('\n', (string[])
        [
            "training.epochs=3", "training.members=2", "model.k=25", "model.latents=512", "training.consistency-weight=0.125", "seed=18446744073709551615", "training.batch-size=64",
            "dataset.judged-by=validation", "training.averaging=last-step", "evaluation.pca-components=5 12",
        ]), 7, "cpu", Path.GetTempPath(), Offline: true,
        Artifacts: "/tmp/a folder ü", Force: "train", Until: "evaluate", Tolerance: 1e-6, Arm: null, Debug: false);

    public static TheoryData<string, string> Cases { get; } = new()
    {
        { "run", "" }, { "run", "dotnet cake" }, { "verify", "" }, { "verify", "dotnet cake" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_line_with_every_option_says_the_same_again(string command, string caller)
    {
        string line = As(caller, () => Everything.CommandLine(command));
        TypedLine.Faults(line, out string[] words).ShouldBeEmpty();
        RunOptions expected = command == "run" ? Everything with { Tolerance = null } : Everything with { Force = null, Until = null };
        UsageFaults.Read(CommandTree.Parse(CommandTree.Create(), words)).ShouldBe(expected);
    }

    [Theory]
    [InlineData("run", null, "dotnet cake")]
    [InlineData("run", "train", "dotnet cake --target=Train")]
    [InlineData("verify", null, "dotnet cake --target=Verify")]
    public void Through_Cake_nothing_is_repeated_that_goes_without_saying(string command, string? until, string line) =>
        As("dotnet cake", () => (UsageFaults.Read(CommandTree.Parse(CommandTree.Create(), ["run"])) with { DataDirectory = null, Until = until }).CommandLine(command))
            .ShouldBe(line);

    [Theory]
    [InlineData("run")]
    [InlineData("verify")]
    public void Cake_itself_takes_the_line(string command)
    {
        CakeProcess.Require();
        string[] words = TypedLine.Words(As("dotnet cake", () => Everything.CommandLine(command)));
        words[..2].ShouldBe(["dotnet", "cake"]);
        (int exitCode, _, string error) = CakeProcess.Run([.. words[2..], "--dryrun"]);
        exitCode.ShouldBe(0, error);
    }

    private static string As(string caller, Func<string> line)
    {
        string? before = Environment.GetEnvironmentVariable(Shell.CallerVariable);
        Environment.SetEnvironmentVariable(Shell.CallerVariable, caller);
        try
        {
            return line();
        }
        finally
        {
            Environment.SetEnvironmentVariable(Shell.CallerVariable, before);
        }
    }
}
