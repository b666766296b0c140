namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>Cake itself: it reads the same table, so it says the same. A dry run reads the arguments and does nothing.</summary>
[Collection("command line")]
public sealed class CakeTests
{
    public CakeTests() => CakeProcess.Require();

    [Fact]
    public void Every_option_that_Cake_has_is_taken_with_its_example()
    {
        string[] typed = [.. OptionTable.ThroughCake(ResearchPipeline.Experiments.Catalogue.names)
            .Where(row => row.Takers.HasFlag(Takers.Run) && row.Name != "data-dir").Select(row => row.Typed(row.Example))];
        (int exitCode, string output, string error) = CakeProcess.Run(["--target=Train", "--dryrun", $"--data-dir={Path.GetTempPath()}", .. typed]);
        exitCode.ShouldBe(0, error);
        output.ShouldContain("Train");
    }

    [Fact]
    public void Wrong_values_are_refused_before_any_target_in_the_words_of_the_command_line()
    {
        // The studies are listed: so what Cake reads off the sources is the catalogue.
        string[] wrong = ["--study=nope", "--epochs=abc", "--seed=-1", "--lambda=x", "--threads=0", "--device=cuda", "--data-dir=/not/there", "--force=all"];
        (int exitCode, string output, string error) = CakeProcess.Run(["--target=Plan", .. wrong]);
        exitCode.ShouldBe(2);
        output.Trim().ShouldBeEmpty();
        error.ShouldBe(Cli.Run(["plan", .. wrong]).Errors);
        error.ShouldContain("--study is \"nope\"; expected one of k-sparse-ensemble, ");
    }

    [Theory]
    [InlineData("--target=Plann", "There is no target Plann. Did you mean Plan? The targets are Clean, ")]
    [InlineData("--target", "--target has no value; expected one of Clean, ")]
    [InlineData("--target=Plan --target=Verify", "--target is given 2 times (Plan, Verify); expected one value, as in --target=Plan.")]
    [InlineData("--epoch=3", "There is no option --epoch. Did you mean --epochs? Default takes --study, ")]
    public void A_wrong_name_gets_a_suggestion_and_the_right_ones_in_one_paragraph(string arguments, string message)
    {
        (int exitCode, string output, string error) = CakeProcess.Run(arguments.Split(' '));
        exitCode.ShouldBe(2);
        output.Trim().ShouldBeEmpty();
        error.ShouldStartWith($"error: {message}");
        error.TrimEnd().ShouldNotContain("\n");
    }
}
