using System.Text.Json;
using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Files;
using ResearchPipeline.Experiments;
using ResearchPipeline.Pipeline.Tests.Commands;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline.Tests.Reports;

/// <summary>No report says what is false for its run, however odd the run: its text is held against its settings and its results.</summary>
[Collection("command line")]
public sealed class JudgementTests(SmokeRun undisturbed) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("odd ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_report_of_the_smoke_study_says_nothing_false() => ShouldBeTrue(undisturbed.Folder, Settings("smoke"));

    [Theory]
    [InlineData("--members=1")]
    public void The_report_of_an_odd_run_says_nothing_false(string options) => OddRun(options);

    [Theory(Explicit = true)]
    [InlineData("--topk=96")]
    [InlineData("--epochs=1")]
    [InlineData("--lambda=1")]
    [InlineData("--lambda=0 --members=2")]
    [InlineData("--validation")]
    [InlineData("--set=training.auxiliary-loss='aux-k 100 8 0.03125' --set=training.row-norms=learned --set=training.silent-features=leave")]
    [InlineData("--set=training.auxiliary-loss=none --set=training.adam.beta2=0.999")]
    [InlineData("--members=1 --epochs=1 --latents=800 --topk=1")]
    [InlineData("--latents=1 --topk=1 --set=evaluation.pca-components=1")]
    [InlineData("--set=dataset.test-images=2")]
    [InlineData("--set=training.rate-schedule='linear-to-zero 0.2' --lambda=1E-46 --set=training.auxiliary-loss='aux-k 10 65535 1E-12'")]
    public void The_report_of_any_odd_run_says_nothing_false(string options) => OddRun(options);

    [Fact(Explicit = true)]
    public void The_published_report_says_nothing_false()
    {
        string name = Catalogue.published[0];
        string run = Path.Combine(Repository.FindRoot(), "artifacts", "runs", name);
        Assert.SkipUnless(File.Exists(Path.Combine(run, "report", "report.pdf")), "the study has not run in this checkout");
        ShouldBeTrue(run, Settings(name));
    }

    private void OddRun(string options)
    {
        string[] words = TypedLine.Words(options);
        (int exitCode, _, string error) = Cli.Run(["run", "--study=smoke", $"--artifacts={_folder}", $"--data-dir={SmokeRun.Data}", .. words]);
        exitCode.ShouldBe(0, error);
        string run = Directory.GetDirectories(Path.Combine(_folder, "runs")).ShouldHaveSingleItem();
        Study changed = ChangedStudy.Of(Smoke.study, UsageFaults.Read(CommandTree.Parse(CommandTree.Create(), ["run", .. words])).Settings);
        ReportedRun report = ShouldBeTrue(run, Specification.Settings.values(changed));
        string flat = string.Join(' ', report.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        flat.ShouldContain("dotnet cake --study=smoke ", Case.Sensitive, "the report names the command that makes it");
        words.ShouldAllBe(word => flat.Contains(Shell.Line(new[] { word })));
        flat.ShouldContain("study smoke, with ");
    }

    private static ReportedRun ShouldBeTrue(string run, IReadOnlyDictionary<string, string> settings)
    {
        string text = PdfText.Of(Path.Combine(run, "report", "report.pdf"));
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "evaluate", "summary.json")));
        ReportedRun report = new(text, settings, summary.RootElement, Catalogue.published.Contains(Path.GetFileName(run)));
        FigureFaults.In(Path.Combine(run, "figures")).ShouldBeEmpty();
        Judgement.All.Select(judgement => judgement.Fault(report)).Where(fault => fault.Length > 0).ShouldBeEmpty();
        return report;
    }

    private static IReadOnlyDictionary<string, string> Settings(string study) => Specification.Settings.values(Catalogue.studies.Single(candidate => candidate.Name == study));
}
