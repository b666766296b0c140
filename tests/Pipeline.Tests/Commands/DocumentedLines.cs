using System.Text.RegularExpressions;
using ResearchPipeline.Files;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>The commands that pages show, each once, with the first page that shows it.</summary>
internal static partial class DocumentedLines
{
    private static readonly string Root = Repository.FindRoot();

    /// <summary>Those of every page.</summary>
    public static IReadOnlyList<(string Page, string Line)> All { get; } = Find(
    [
        Path.Combine(Root, "README.md"),
        .. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
        .. Directory.GetFiles(Path.Combine(Root, "experiments"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
        .. Directory.GetFiles(Path.Combine(Root, "bench"), "*.md").Order(StringComparer.Ordinal),
        Path.Combine(Root, "reports", "templates", "shared", "sections", "appendix.typ"),
    ]);

    private static List<(string Page, string Line)> Find(string[] pages)
    {
        List<(string Page, string Line)> lines = [];
        HashSet<string> seen = [];
        foreach (string page in pages)
        {
            foreach (Match match in Command().Matches(File.ReadAllText(page)))
            {
                // A loop's variable stands for a number, the reader's own study for one that there is.
                string line = Own().Replace(match.Value.Replace("$l", "0.1", StringComparison.Ordinal), Catalogue.names[^1]).Trim();
                if (seen.Add(line))
                {
                    lines.Add((Path.GetRelativePath(Root, page), line));
                }
            }
        }

        return lines;
    }

    [GeneratedRegex(@"\bsmall-k\b(?!-)")]
    private static partial Regex Own();

    [GeneratedRegex(@"(?<![\w./-])(dotnet cake|dotnet [\w./-]*research-pipeline\.dll|research-pipeline)(?= |`|$|;)[^`#&;|\n]*", RegexOptions.Multiline)]
    private static partial Regex Command();
}
