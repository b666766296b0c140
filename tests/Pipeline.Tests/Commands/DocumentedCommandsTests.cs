using ResearchPipeline.Experiments;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>Every command that a page shows can be typed as it is written there, by the rules of the table; Cake itself: DocumentedCakeTests.</summary>
[Collection("command line")]
public sealed class DocumentedCommandsTests
{
    // What is asked of runs is no study that could be checked.
    private static readonly string[] OfRuns = ["status", "show", "compare", "gc", "sweep", "export"];
    private static readonly string[] NoPartOfAStudy = ["--rtol", "--arm", "--with", "--sweep"];

    public static TheoryData<string, string> Lines { get; } = [.. DocumentedLines.All];

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
        Given(command, "--sweep").ShouldBeSubsetOf(Catalogue.sweeps.Select(sweep => sweep.Name));
        if (command.Length > 0 && !OfRuns.Contains(command[0]) && !command.Contains("--help"))
        {
            // Through the validation of the study too, without its work; a tolerance is no part of a study, nor is which of its arms is verified, nor what stands beside it, nor an export.
            (int exitCode, _, string error) = Cli.Run(
                ["check", .. command[1..].Where(word => !NoPartOfAStudy.Any(option => word.StartsWith(option, StringComparison.Ordinal)) && (command[0] != "verify" || word.StartsWith('-')))]);
            exitCode.ShouldBe(0, error);
            Given(command, "--arm").ShouldAllBe(arm => HasArm(Given(command, "--study").SingleOrDefault(Catalogue.studies[0].Name), arm));
        }
    }

    private static IEnumerable<string> Given(string[] command, string option) =>
        command.Where(word => word.StartsWith($"{option}=", StringComparison.Ordinal)).Select(word => word[(option.Length + 1)..]);

    private static bool HasArm(string name, string arm) =>
        Catalogue.studies.Single(study => study.Name == name) is { } study && study.Arms.Concat(study.Compared).Any(of => of.Name == arm);
}
