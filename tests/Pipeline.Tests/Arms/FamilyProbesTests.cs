using System.Text.RegularExpressions;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline.Tests.Arms;

/// <summary>The report on all studies says of an arm what softmax makes of its codes. Which arm that is stands in its template.</summary>
public sealed partial class FamilyProbesTests
{
    public static TheoryData<string, string> Probes =>
        [.. Written().Matches(File.ReadAllText(Path.Combine(Repository.FindRoot(), "reports", "templates", FamilyPipeline.Name, "main.typ"))).Select(match => (match.Groups[1].Value, match.Groups[2].Value))];

    [Fact]
    public void There_are_some() => Probes.Count.ShouldBeGreaterThan(3);

    [Theory]
    [MemberData(nameof(Probes))]
    public void Softmax_learns_from_the_codes_of_the_arm_that_it_stands_beside(string arm, string probe)
    {
        Representation.CodesOf codes = StudyOf(probe).Learner.Input.ShouldBeOfType<Representation.CodesOf>();
        Learned(StudyOf(probe), codes.Item1).ShouldBe(Learned(StudyOf(arm), StudyOf(arm).Learner));
        codes.Item2.IsFrozen.ShouldBeTrue();
    }

    // How many of its latents others see is no choice that its weights depend on.
    private static string Learned(Study of, Learner learner) => CanonicalText.ofLines(CanonicalText.linesOfLearned(
        new Study(of.Name, of.Title, of.Template, of.Seed, of.Dataset, learner, of.Evaluation, [], [])));

    private static Study StudyOf(string name)
    {
        string[] words = name.Split('/');
        Catalogue.published.ShouldContain(words[0]);
        return Specification.Arms.compared(Catalogue.studies.Single(study => study.Name == words[0])).First(run => run.Arm.Name == words[1]).Study;
    }

    [GeneratedRegex("^  \"([^\"]+)\": \"([^\"]+)\",$", RegexOptions.Multiline)]
    private static partial Regex Written();
}
