using System.Text.RegularExpressions;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>The targets of build.cake.</summary>
internal static partial class CakeTargets
{
    public static IReadOnlyList<string> All { get; } =
        [.. Task().Matches(File.ReadAllText(Path.Combine(Repository.FindRoot(), "build.cake"))).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("^Task\\(\"(\\w+)\"\\)", RegexOptions.Multiline)]
    private static partial Regex Task();
}
