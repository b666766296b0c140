using System.CommandLine;
using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Tests;

namespace ResearchPipeline.Pipeline.Tests;

[Collection("command line")]
public sealed class CommandLineTests
{
    [Fact]
    public void The_help_is_as_approved() => Cli.Run("--help").Output.Replace("ResearchPipeline.Pipeline.Tests", "research-pipeline", StringComparison.Ordinal)
        .ShouldMatchApproved(Snapshots.InExpectations);

    [Fact]
    public void An_impossible_study_tells_every_reason_and_exits_with_2()
    {
        (int exitCode, _, string error) = Cli.Run("plan", "--study=smoke", "--k=5000", "--members=0");
        exitCode.ShouldBe(2);
        error.ShouldBe($"error: The study cannot be run: k is 5000; it must lie between 1 and 96; members is 0; it must lie between 1 and 64.{Environment.NewLine}");
    }

    [Theory]
    [InlineData("--epoch=3")]
    [InlineData("--epochs=three")]
    [InlineData("--study=nothing")]
    [InlineData("--device=abacus")]
    [InlineData("--threads=0")]
    public void A_wrong_argument_is_an_error_that_names_it_and_exits_with_2(string argument)
    {
        (int exitCode, _, string error) = Cli.Run("plan", argument);
        exitCode.ShouldBe(2);
        error.ShouldContain(argument.Split('=')[1] == "0" ? "--threads" : argument.Contains("epoch=", StringComparison.Ordinal) ? "--epoch" : argument.Split('=')[1]);
    }

    [Fact]
    [Trait("Category", "Reliability")]
    public void No_command_line_breaks_the_parser()
    {
        int cases = 10_000 * Tally.Factor;
        RootCommand tree = CommandTree.Create();
        string[] words =
        [
            "run", "train", "plan", "verify", "--k", "--k=", "--k=50", "--k=1e999", "--epochs=-1", "--epochs=99999999999999999999", "--lambda=NaN", "--seed=-1",
            "--threads", "--", "-", "--=", "@", "@/etc/passwd", "\0", "\u202e", "--study=../../x", "--force=", "\"", " ", "", "--rtol=é", "-?", "--debug=maybe", "--offline", "[suggest]",
        ];
        Gen<string> word = Gen.OneOf(Gen.Elements(words), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get));
        Prop.ForAll(word.ArrayOf().ToArbitrary(), arguments => CommandTree.Parse(tree, arguments).Errors.Count >= 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(cases));
        Tally.Add("command lines", cases);
    }

    [Fact]
    public void A_folder_without_data_fails_in_one_paragraph()
    {
        string folder = Directory.CreateTempSubdirectory("empty-").FullName;
        (int exitCode, _, string error) = Cli.Run("acquire", "--data-dir", folder, "--artifacts", Path.Combine(folder, "artifacts"));
        Directory.Delete(folder, recursive: true);
        exitCode.ShouldBe(1);
        error.ShouldStartWith($"error: acquire: train-images-idx3-ubyte could not be found: {folder} holds neither");
        error.ShouldNotContain("..");
        error.ShouldNotContain("   at ");
    }
}
