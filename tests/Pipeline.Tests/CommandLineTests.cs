using System.CommandLine;
using System.CommandLine.Help;
using System.Reflection;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline.Tests;

[Collection("command line")]
public sealed class CommandLineTests
{
    [Fact]
    public void The_help_is_as_approved() => Cli.Run("--help").Output.Replace("ResearchPipeline.Pipeline.Tests", "research-pipeline", StringComparison.Ordinal)
        .ShouldMatchApproved(Snapshots.InExpectations);

    [Theory]
    [InlineData("run")]
    [InlineData("train")]
    [InlineData("status")]
    [InlineData("verify")]
    public void The_help_of_a_command_lists_the_options_that_it_takes_and_no_other(string command)
    {
        string help = Cli.Run(command, "--help").Output;
        string[] listed = [.. Regex.Matches(help, @"^  (?:-\S, )*--([a-z-]+)", RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
        listed.ShouldBe([.. Options.Table.Where(row => row.Takers.HasFlag(Options.TakerOf(command))).Select(row => row.Name), "help"]);
        help.ShouldNotContain("System.");
    }

    [Fact]
    public void Every_command_that_Cake_starts_is_one()
    {
        string scripts = string.Concat(
            Directory.GetFiles(Path.Combine(Repository.FindRoot(), "build"), "*.cake").Append(Path.Combine(Repository.FindRoot(), "build.cake")).Select(File.ReadAllText));
        string[] started = [.. Regex.Matches(scripts, "(?:RunCommand\\(|Cli, )\"([a-z-]+)\"").Select(match => match.Groups[1].Value).Distinct()];
        started.ShouldBe(["run", "explore", "plan", "settings", "status", "devices", "verify", "replicate", "mixed-precision", "arms", "sweep", "all", "verify-all", "family", "compare", "export", "describe", "check", "check-packages", "record-packages"], ignoreOrder: true);
        started.Except(CommandTree.Create().Subcommands.Select(command => command.Name)).ShouldBeEmpty();
    }

    [Fact]
    public void The_version_is_that_of_the_build() => Cli.Run("--version").Output.Trim().ShouldBe(
        typeof(CommandTree).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion);

    [Theory]
    [InlineData("half-sum", " An arm half-sum is part of --study=kl-sparse.")]
    [InlineData("probe", " An arm probe is part of --study=kl-sparse and of --study=autoencoders and of --study=k-sparse-levels and of --study=fashion-levels and of --study=small-comparison.")]
    [InlineData("no-such-arm", "")]
    public void An_arm_of_a_study_that_compares_none_is_looked_for_in_the_others(string arm, string elsewhere)
    {
        (int exitCode, _, string error) = Cli.Run("verify", "--study=smoke", $"--arm={arm}");
        exitCode.ShouldBe(2);
        error.TrimEnd().ShouldBe($"error: The study smoke compares no arms, so --arm names no part of it.{elsewhere}");
    }

    [Theory]
    [InlineData("--topk=65 --latents=64", "--topk is 65 and --latents is 64; expected no more active latents than there are.")]
    [InlineData("--topk=5000", "The study cannot be run: k is 5000; it must lie between 1 and 96, the number of latents.")]
    [InlineData("--epochs=three", "--epochs is \"three\"; expected a whole number from 1 to 10000, as in --epochs=5.")]
    [InlineData("--epochs=1.5", "--epochs is \"1.5\"; expected a whole number from 1 to 10000, as in --epochs=5.")]
    [InlineData("--seed=-1", "--seed is \"-1\"; expected a whole number from 0 to 18446744073709551615, as in --seed=42.")]
    [InlineData("--lambda=x", "--lambda is \"x\"; expected a number that is 0 or larger, as in --lambda=0.1.")]
    [InlineData("--lambda=1e999", "--lambda is \"1e999\"; expected a number that is 0 or larger, as in --lambda=0.1.")]
    [InlineData("--lambda=1e-400", "--lambda is \"1e-400\", which is too small to be told from 0; expected a number that is 0 or larger, as in --lambda=0.1.")]
    [InlineData("--members=0", "--members is \"0\"; expected a whole number from 1 to 64, as in --members=5.")]
    [InlineData("--threads", "--threads has no value; expected a whole number from 1 to 1024, as in --threads=2.")]
    [InlineData("--offline=perhaps", "--offline is \"perhaps\"; expected no value, as in --offline.")]
    [InlineData("--device=abacus", "--device is \"abacus\"; expected one of auto, cpu, gpu, cuda, opencl, reference, torch-cuda, as in --device=cpu.")]
    [InlineData("--device=cpus", "--device is \"cpus\" (did you mean cpu?); expected one of auto, cpu, gpu, cuda, opencl, reference, torch-cuda, as in --device=cpu.")]
    [InlineData("--data-dir=/not/there", "--data-dir is \"/not/there\"; expected a folder that exists, as in --data-dir=/data/images.")]
    [InlineData("-k=2 --k=3", "--topk is given 2 times (2, 3); expected one value, as in --topk=25.")]
    [InlineData("fast", "\"fast\" is not understood: an option begins with two hyphens, as in --epochs=5.")]
    [InlineData("--batch=3", "There is no option --batch. Did you mean --batch-size? plan takes --study, ")]
    [InlineData("--learning-rate=3", "There is no option --learning-rate. plan takes --study, ")]
    [InlineData("--rtol=1", "--rtol is not for plan. plan takes --study, ")]
    public void A_wrong_argument_is_one_paragraph_with_what_is_expected_and_exits_with_2(string arguments, string message)
    {
        (int exitCode, string output, string error) = Cli.Run(["plan", "--study=smoke", .. arguments.Split(' ')]);
        exitCode.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldStartWith($"error: {message}");
        error.TrimEnd().ShouldNotContain("\n");
        error.ShouldNotContain("System.");
    }

    [Theory]
    [InlineData("trian", "There is no command trian. Did you mean train? The commands are acquire, ")]
    [InlineData("frobnicate", "There is no command frobnicate. The commands are acquire, ")]
    [InlineData("", "A command is missing. The commands are acquire, ")]
    public void A_wrong_command_is_one_paragraph_with_those_there_are_and_exits_with_2(string command, string message)
    {
        (int exitCode, _, string error) = Cli.Run(command.Length == 0 ? [] : [command]);
        exitCode.ShouldBe(2);
        error.ShouldStartWith($"error: {message}");
        error.ShouldNotContain("check", Case.Sensitive, "that command is Cake's own");
    }

    [Theory]
    [InlineData("--topk=5 plan --offline", "--topk=5 must come after the command: dotnet [^ ]+research-pipeline.dll plan --topk=5 --offline$")]
    [InlineData("--topk 5 plan", "--topk 5 must come after the command: dotnet [^ ]+research-pipeline.dll plan --topk 5$")]
    [InlineData("--debug plan --epochs=x", "--debug must come after the command. --epochs is \"x\"; expected a whole number from 1 to 10000, as in --epochs=5.$")]
    [InlineData("--study=smoke", "A command is missing before --study=smoke. The commands are acquire, [^:]+. To run every stage: dotnet [^ ]+research-pipeline.dll run --study=smoke$")]
    [InlineData("--frob", "A command is missing before --frob. The commands are acquire, [^:]+ family. There is no option --frob. run takes --study, .+$")]
    [InlineData("", "A command is missing: the word in its place is empty. The commands are acquire, .+$")]
    public void Options_in_the_place_of_the_command_are_told_where_they_belong(string arguments, string message)
    {
        (int exitCode, _, string error) = Cli.Run(arguments.Split(' '));
        exitCode.ShouldBe(2);
        error.Trim().Replace(Repository.FindRoot(), "", StringComparison.Ordinal).ShouldMatch($"^error: {message}");
    }

    [Fact]
    public void Every_fault_is_listed_at_once()
    {
        string error = Cli.Run("plan", "--epochs=0", "--seed=x", "--epoch=1").Errors;
        error.ShouldStartWith("error: --epochs is \"0\"; ");
        error.ShouldContain(". --seed is \"x\"; ");
        error.ShouldContain(". There is no option --epoch. Did you mean --epochs? plan takes --study, ");
    }

    [Fact]
    [Trait("Category", "Reliability")]
    public void No_command_line_breaks_the_parser()
    {
        int cases = Tally.HostileCases;
        RootCommand tree = CommandTree.Create();
        string[] words =
        [
            "run", "train", "plan", "verify", "--k", "-k=", "--topk=50", "--topk=1e999", "--epochs=-1", "--epochs=99999999999999999999", "--lambda=NaN", "--seed=-1",
            "--threads", "--", "-", "--=", "@", "@/etc/passwd", "\0", "\u202e", "--study=../../x", "--force=", "\"", " ", "", "--rtol=é", "-?", "--debug=maybe", "--offline", "[suggest]",
        ];
        Gen<string> word = Gen.OneOf(Gen.Elements(words), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get));
        Prop.ForAll(word.ArrayOf().ToArbitrary(), arguments => IsRightOrExplained(CommandTree.Parse(tree, arguments)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(cases));
        Tally.Add("command lines", cases);
    }

    // What has no fault can be read, or is the wish for help or the version, which need no options.
    private static bool IsRightOrExplained(ParseResult parsed)
    {
        IReadOnlyList<string> faults = UsageFaults.Of(parsed);
        return faults.Count > 0
            ? faults.All(fault => fault.Length > 0 && !fault.Contains("System.", StringComparison.Ordinal))
            : parsed.CommandResult.Command is RootCommand || parsed.Action is HelpAction || UsageFaults.Read(parsed).Threads > 0;
    }

    [Fact]
    public void A_folder_without_data_fails_in_one_paragraph()
    {
        string folder = Directory.CreateTempSubdirectory("empty-").FullName;
        (int exitCode, _, string error) = Cli.Run("acquire", "--data-dir", folder, "--artifacts", Path.Combine(folder, "artifacts"));
        Directory.Delete(folder, recursive: true);
        exitCode.ShouldBe(1);
        error.ShouldStartWith($"error: acquire: train-images-idx3-ubyte of MNIST could not be taken: {folder} holds neither");
        error.ShouldNotContain("..");
        error.ShouldNotContain("   at ");
        error.ShouldNotContain("to continue", Case.Sensitive, "the same line would fail again");
        error.ShouldNotContain("published before", Case.Sensitive, "nothing was");
    }
}
