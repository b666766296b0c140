using System.Diagnostics;
using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>Cake itself: it reads the same table, so it says the same. A dry run reads the arguments and does nothing.</summary>
[Collection("command line")]
public sealed class CakeTests
{
    private static readonly Lazy<bool> IsRestored = new(() => Cake("--version").ExitCode == 0);

    public CakeTests() => Assert.SkipUnless(IsRestored.Value, "Cake is not restored (dotnet tool restore)");

    [Fact]
    public void Every_option_that_Cake_has_is_taken_with_its_example()
    {
        string[] typed = [.. OptionTable.ThroughCake(ResearchPipeline.Experiments.Catalogue.names)
            .Where(row => row.Takers.HasFlag(Takers.Run) && row.Name != "data-dir").Select(row => row.Typed(row.Example))];
        (int exitCode, string output, string error) = Cake(["--target=Train", "--dryrun", $"--data-dir={Path.GetTempPath()}", .. typed]);
        exitCode.ShouldBe(0, error);
        output.ShouldContain("Train");
    }

    [Theory]
    [InlineData("--target=Verify --rtol=1e-6 -k=25")]
    [InlineData("--target=Clean --runs")]
    public void What_the_pages_show_is_taken(string arguments) =>
        Cake([.. arguments.Split(' '), "--dryrun"]).ExitCode.ShouldBe(0);

    [Fact]
    public void Wrong_values_are_refused_before_any_target_in_the_words_of_the_command_line()
    {
        // The studies are listed: so what Cake reads off the sources is the catalogue.
        string[] wrong = ["--study=nope", "--epochs=abc", "--seed=-1", "--lambda=x", "--threads=0", "--device=cuda", "--data-dir=/not/there", "--force=all"];
        (int exitCode, string output, string error) = Cake(["--target=Plan", .. wrong]);
        exitCode.ShouldBe(2);
        output.Trim().ShouldBeEmpty();
        error.ShouldBe(Cli.Run(["plan", .. wrong]).Error);
        error.ShouldContain("--study is \"nope\"; expected one of k-sparse-ensemble, ");
    }

    [Theory]
    [InlineData("--target=Plann", "There is no target Plann. Did you mean Plan? The targets are Clean, ")]
    [InlineData("--epoch=3", "There is no option --epoch. Did you mean --epochs? Default takes --study, ")]
    public void A_wrong_name_gets_a_suggestion_and_the_right_ones_in_one_paragraph(string arguments, string message)
    {
        (int exitCode, string output, string error) = Cake(arguments.Split(' '));
        exitCode.ShouldBe(2);
        output.Trim().ShouldBeEmpty();
        error.ShouldStartWith($"error: {message}");
        error.TrimEnd().ShouldNotContain("\n");
    }

    private static (int ExitCode, string Output, string Error) Cake(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", ["cake", .. arguments])
        {
            WorkingDirectory = Repository.FindRoot(),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
