using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>
/// The lines that begin with "dotnet cake", given to Cake itself. One that would run a study plans it, one with another target is a dry
/// run: so no line costs more than a start of Cake, and lines that come to the same are started once. Even so they take a minute: they are
/// explicit, and run with TestLong and in the gate.
/// </summary>
[Collection("command line")]
public sealed class DocumentedCakeTests
{
    private static readonly string CommandLine =
        Path.Combine(Repository.FindRoot(), "src", "Cli", "bin", "Release", "net10.0", "research-pipeline.dll");

    public DocumentedCakeTests() => CakeProcess.Require();

    public static TheoryData<string> Lines { get; } = [.. Started(DocumentedLines.All)];

    [Theory(Explicit = true)]
    [MemberData(nameof(Lines))]
    public void Cake_takes_each_line_of_every_page(string line)
    {
        string[] words = TypedLine.Words(line);
        Assert.SkipWhen(words.Contains("--exclusive") && !File.Exists(CommandLine), "the command line is not built in Release");
        (int exitCode, string output, string error) = CakeProcess.Run(words);
        exitCode.ShouldBe(0, error);
        output.ShouldNotBeEmpty();
    }

    // Exclusive: installing and building are not what a line says, and other tests use what is built.
    private static IEnumerable<string> Started(IEnumerable<(string Page, string Line)> lines) => lines
        .Where(shown => TypedLine.Words(shown.Line) is ["dotnet", "cake", ..])
        .Select(shown => shown.Line["dotnet cake".Length..].Trim())
        .Select(line =>
            line.Contains("--description", StringComparison.Ordinal) ? line
            : line.Contains("--target=Plan", StringComparison.Ordinal) ? $"{line} --exclusive"
            : line.Contains("--target=", StringComparison.Ordinal) ? $"{line} --dryrun"
            : $"--target=Plan {line}".TrimEnd() + " --exclusive")
        .Distinct();
}
