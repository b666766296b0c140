using System.Text.RegularExpressions;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>Directory.Build.props is where the version is; whatever else names it, follows.</summary>
public sealed class VersionTests
{
    private static readonly string Version = First("Directory.Build.props", "<Version>(.+)</Version>");

    [Theory]
    [InlineData("CITATION.cff", "(?m)^version: (.+)$")]
    [InlineData("CHANGELOG.md", "(?m)^## (\\S+)")]
    public void A_file_that_names_the_version_names_this_one(string file, string pattern) => First(file, pattern).ShouldBe(Version);

    [Fact]
    public void The_npm_side_has_no_version_of_its_own() => Read("package.json").ShouldNotContain("\"version\"");

    private static string First(string file, string pattern) => Regex.Match(Read(file), pattern).Groups[1].Value.Trim();

    private static string Read(string file) => File.ReadAllText(Path.Combine(Repository.FindRoot(), file));
}
