namespace ResearchPipeline.Pipeline.Tests.Terminal;

/// <summary>Failures whose own words would be the name of a type.</summary>
public sealed class ExplanationTests
{
    [Fact]
    public void Too_little_memory_is_told_with_what_is_needed_wherever_it_was_noticed()
    {
        InsufficientMemoryException failure = new();
        Exception[] seen = [failure, new AggregateException(new AggregateException(failure)), new TypeInitializationException("Table", failure)];
        seen.ShouldAllBe(exception => Explanation.Of(exception).StartsWith("there is not enough memory: a run takes up to 1.7 GB", StringComparison.Ordinal));
    }

    [Fact]
    public void A_message_of_ours_stays_as_it_is() => Explanation.Of(new IOException("ours", new InsufficientMemoryException())).ShouldBe("ours");

    [Fact]
    public void A_run_with_too_little_memory_says_so_and_how_to_continue()
    {
        string folder = Directory.CreateTempSubdirectory("memory-").FullName;
        (int exitCode, _, string error) = CommandLineProcess.Run(
            ["DOTNET_GCHeapHardLimit=0x4000000"], "run", "--until=normalize", "--study=smoke", $"--data-dir={SmokeRun.Data}", $"--artifacts={folder}");
        Directory.Delete(folder, recursive: true);
        exitCode.ShouldBe(1);
        error.ShouldStartWith("error: normalize: there is not enough memory: ");
        error.ShouldContain("; to continue: ");
        error.ShouldNotContain("System.");
    }
}
