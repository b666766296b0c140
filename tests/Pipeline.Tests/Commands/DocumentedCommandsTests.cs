using System.Text.RegularExpressions;
using ResearchPipeline.Data.Files;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>Every command that a page shows can be typed as it is written there.</summary>
[Collection("command line")]
public sealed partial class DocumentedCommandsTests
{
    private static readonly string Root = Repository.FindRoot();

    public static TheoryData<string, string> Lines { get; } = FindLines();

    [Fact]
    public void The_pages_show_commands()
    {
        Lines.Count.ShouldBeGreaterThan(12);
        Lines.Select(row => row.Data.Item2).ShouldContain("dotnet cake");
        Lines.Select(row => row.Data.Item2).ShouldContain(line => line.Contains("research-pipeline", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_line_of_a_page_is_understood_as_it_is_written(string page, string line)
    {
        page.ShouldNotBeEmpty();
        TypedLine.Faults(line, out string[] command).ShouldBeEmpty();
        if (command.Length > 0 && command[0] != "status" && !command.Contains("--help"))
        {
            // Through the validation of the study too, without its work; a tolerance is no part of a study.
            (int exitCode, _, string error) = Cli.Run(["check", .. command[1..].Where(word => !word.StartsWith("--rtol", StringComparison.Ordinal))]);
            exitCode.ShouldBe(0, error);
        }
    }

    private static TheoryData<string, string> FindLines()
    {
        string[] pages =
        [
            Path.Combine(Root, "README.md"),
            .. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories),
            .. Directory.GetFiles(Path.Combine(Root, "experiments"), "*.md"),
            .. Directory.GetFiles(Path.Combine(Root, "bench"), "*.md"),
            Path.Combine(Root, "reports", "sections", "appendix.typ"),
        ];
        TheoryData<string, string> lines = [];
        HashSet<string> seen = [];
        foreach (string page in pages)
        {
            foreach (Match match in Command().Matches(File.ReadAllText(page)))
            {
                // A loop's variable stands for a number, the reader's own study for one that there is.
                string line = match.Value.Replace("$l", "0.1", StringComparison.Ordinal).Replace("small-k", Catalogue.names[^1], StringComparison.Ordinal).Trim();
                if (seen.Add(line))
                {
                    lines.Add(Path.GetRelativePath(Root, page), line);
                }
            }
        }

        return lines;
    }

    [GeneratedRegex(@"(?<![\w./-])(dotnet cake|dotnet [\w./-]*research-pipeline\.dll|research-pipeline)(?= |`|$|;)[^`#&;|\n]*", RegexOptions.Multiline)]
    private static partial Regex Command();
}
