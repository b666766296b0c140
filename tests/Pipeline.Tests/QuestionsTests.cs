namespace ResearchPipeline.Pipeline.Tests;

/// <summary>A study of which one question alone is asked has nothing for figures and a report to show.</summary>
[Collection("command line")]
public sealed class QuestionsTests
{
    [Theory]
    [InlineData("", 2, "evaluation.questions is \"attacks\"; figures and the report of a study show everything else too: ask \"everything attacks\".")]
    [InlineData("--until=report", 2, "ask \"everything attacks\"")]
    [InlineData("--until=evaluate", 0, "")]
    public void One_question_alone_is_asked_of_a_study_without_a_report(string until, int expected, string sentence)
    {
        (int exitCode, _, string error) = Cli.Run(
            ["plan", "--study=small-softmax", "--set=evaluation.questions=attacks", .. until.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
        exitCode.ShouldBe(expected, error);
        error.ShouldContain(sentence);
    }

    [Fact]
    public void Beside_everything_any_question_is_asked() =>
        Cli.Run(["plan", "--study=small-softmax", "--set=evaluation.questions=everything attacks"]).ExitCode.ShouldBe(0);
}
