using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests.Terminal;

/// <summary>Standard streams that are closed or full: what happened keeps its exit code, and nobody sees a trace.</summary>
[Trait("Category", "Reliability")]
public sealed class StandardStreamTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("streams-").FullName;

    public StandardStreamTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "a full device is /dev/full");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--version", ">/dev/full", "No space left on device")]
    [InlineData("run --help", ">/dev/full", "No space left on device")]
    [InlineData("plan --study=smoke", ">/dev/full", "No space left on device")]
    [InlineData("plan --study=smoke", ">&-", "it is closed")]
    public void Output_that_cannot_be_written_is_named_and_exits_with_1(string arguments, string redirection, string reason)
    {
        (int exitCode, string error) = Shell(arguments, redirection);
        exitCode.ShouldBe(1, error);
        error.ShouldStartWith($"error: standard output cannot be written ({reason}");
        error.TrimEnd().ShouldNotContain("\n");
    }

    [Fact]
    public void A_stage_whose_output_cannot_be_written_says_so_and_how_to_continue()
    {
        (int exitCode, string error) = Shell($"run --until=acquire --data-dir='{SmokeRun.Data}' --artifacts='{_folder}'", ">/dev/full");
        exitCode.ShouldBe(1, error);
        error.ShouldStartWith("error: acquire: standard output cannot be written (No space left on device");
        error.ShouldContain("; to continue: ");
    }

    [Theory]
    [InlineData("plan --topk=x", "2>&-", 2)]
    [InlineData("plan --topk=x", "2>/dev/full", 2)]
    [InlineData("verify --study=smoke --artifacts=.", "2>&-", 1)]
    [InlineData("--version", ">&- 2>&-", 1)]
    public void An_error_that_cannot_be_written_keeps_its_exit_code(string arguments, string redirection, int expected)
    {
        (int exitCode, string error) = Shell(arguments, redirection);
        exitCode.ShouldBe(expected);
        error.ShouldBeEmpty();
    }

    [Fact]
    public void A_reader_that_goes_away_is_no_failure()
    {
        (int exitCode, string error) = Shell("run --help", "| head -n 1; exit ${PIPESTATUS[0]}");
        exitCode.ShouldBe(0, error);
        error.ShouldBeEmpty();
    }

    private (int ExitCode, string Error) Shell(string arguments, string redirection)
    {
        string line = $"cd '{_folder}' && '{ChildProcess.DotNet}' '{CommandLineProcess.Assembly}' {arguments} {redirection}";
        (int exitCode, _, string error) = new ChildProcess("bash", ["-c", line]).Run();
        return (exitCode, error);
    }
}
