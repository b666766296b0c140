using System.Text.RegularExpressions;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Pipeline.Tests.Reports;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The smoke study on Fashion-MNIST, from Debian's files to its report.</summary>
[Collection("command line")]
public sealed partial class FashionTests : IDisposable
{
    private readonly string _artifacts = Directory.CreateTempSubdirectory("fashion-").FullName;

    public void Dispose() => Directory.Delete(_artifacts, recursive: true);

    [Fact]
    public void The_report_of_a_study_of_Fashion_MNIST_speaks_of_articles_and_of_no_digit()
    {
        DebianPackage package = RawDatasets.FashionMnist.Debian!;
        Assert.SkipUnless(Directory.Exists(package.Folder), $"Debian's package {package.Name} is not installed");
        Run("run").ShouldContain("from Debian package dataset-fashion-mnist");
        string run = Path.Combine(_artifacts, "runs", FashionSmoke.study.Name);
        string text = PdfText.Of(Path.Combine(run, "report", "report.pdf"));
        string flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        flat.ShouldContain("A study of some hundred images of Fashion-MNIST");
        flat.ShouldContain("on the fashion articles of Fashion-MNIST");
        flat.ShouldContain("T-shirt/top");
        flat.ShouldContain("Similarity of classes");
        flat.ShouldContain("Fashion-MNIST: a Novel Image Dataset");
        Digit().Matches(flat).ShouldBeEmpty();
        // Of MNIST itself is said only that the original report is about it.
        Regex.Split(flat, "(?<!Fashion-)MNIST")[..^1].ShouldAllBe(before => before.EndsWith("after five epochs, on ", StringComparison.Ordinal) || before.EndsWith("says of ", StringComparison.Ordinal));
        FigureFaults.In(Path.Combine(run, "figures")).ShouldBeEmpty();
        Manifest.Read(Path.Combine(run, Manifest.FileName)).Artefacts.Take(4).Select(artefact => (artefact.Path, artefact.Sha256))
            .ShouldBe(RawDatasets.FashionMnist.Files.Select(file => ($"data/fashion-mnist/{file.Name}", file.Sha256!)));
        Run("run").ShouldNotContain("runs because");
        Run("plan").ShouldContain("acquire    up to date");
        Run("verify").ShouldContain("came out again, byte for byte");
    }

    [Fact]
    public void A_study_that_two_data_sets_judge_takes_both_and_comes_out_again()
    {
        DebianPackage package = RawDatasets.FashionMnist.Debian!;
        Assert.SkipUnless(Directory.Exists(package.Folder), $"Debian's package {package.Name} is not installed");
        string[] both = ["--study=smoke", "--set=dataset.judges-of=also fashion-mnist", "--set=dataset.left-out-class=3", "--set=evaluation.questions=everything novelty"];
        string said = Run("run", both);
        said.ShouldContain("acquire: 4 files of MNIST");
        said.ShouldContain("acquire: 4 files of Fashion-MNIST");
        string run = Directory.GetDirectories(Path.Combine(_artifacts, "runs")).Single(path => Path.GetFileName(path).StartsWith("smoke-", StringComparison.Ordinal));
        Manifest.Read(Path.Combine(run, Manifest.FileName)).Artefacts.Take(8).Select(artefact => artefact.Path)
            .ShouldBe(((RawDataset[])[RawDatasets.Mnist, RawDatasets.FashionMnist]).SelectMany(raw => raw.Files.Select(raw.ArtefactOf)));
        Run("plan", both).ShouldContain("acquire    up to date");
        Run("verify", both).ShouldContain("came out again, byte for byte");
    }

    // Both data sets have the same file names, and lengths.
    [Fact]
    public void A_folder_with_the_files_of_MNIST_is_refused_with_their_name()
    {
        (int exitCode, _, string error) = Cli.Run("run", "--study=fashion-smoke", $"--data-dir={SmokeRun.Data}", $"--artifacts={_artifacts}");
        exitCode.ShouldBe(1);
        error.ShouldContain("train-images-idx3-ubyte of Fashion-MNIST could not be taken");
        error.ShouldContain("train-images-idx3-ubyte is a file of MNIST");
        error.ShouldNotContain("to continue");
        Directory.GetFiles(Path.Combine(_artifacts, "data"), "*-ubyte*", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    private string Run(string command) => Run(command, ["--study=fashion-smoke"]);

    private string Run(string command, string[] study)
    {
        (int exitCode, string output, string error) = Cli.Run([command, .. study, $"--artifacts={_artifacts}", "--offline"]);
        exitCode.ShouldBe(0, error);
        return output;
    }

    [GeneratedRegex(@"\bdigits?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Digit();
}
