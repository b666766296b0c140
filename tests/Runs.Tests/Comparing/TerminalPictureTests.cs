using System.Text.RegularExpressions;
using ResearchPipeline.Files;

namespace ResearchPipeline.Runs.Tests.Comparing;

/// <summary>The picture of a terminal in the README: build/pictures.sh drew it of what the commands in it said.</summary>
public sealed partial class TerminalPictureTests(SweptSmoke swept)
{
    [Theory]
    [InlineData("seed43")]
    [InlineData("epochs8")]
    public void It_shows_what_the_command_says(string other)
    {
        string picture = File.ReadAllText(Path.Combine(Repository.FindRoot(), "docs", "compare.svg"));
        string[] lines = [.. swept.Said("compare", "smoke", other).Split('\n').Select(line => line.TrimEnd()).Where(line => Shown().IsMatch(line))];
        lines.Length.ShouldBe(8);
        foreach (string line in lines)
        {
            picture.ShouldContain($">{line}</text>");
        }
    }

    // The pattern that the picture has been filtered by, as it shows.
    [GeneratedRegex("^[AB] |→|^(measure|mse|pearson|dead) |spread over")]
    private static partial Regex Shown();
}
