using System.Text.Json;
using ResearchPipeline.Data.Sources;

namespace ResearchPipeline.Pipeline.Tests.Reports;

/// <summary>However odd its settings are, the report of future-work is typeset, and what it says of them is true.</summary>
public sealed class FutureWorkReportTests(SmallFutureWork small) : IClassFixture<SmallFutureWork>
{
    [Theory]
    [InlineData(1, "dataset.test-images=10")]
    public void The_report_of_an_odd_run_says_nothing_false(int seeds, string changes) => OddRun(seeds, changes);

    [Theory(Explicit = true)]
    [InlineData(2, "")]
    [InlineData(1, "dataset.judged-by=validation")]
    [InlineData(1, "model.k=25")]
    [InlineData(1, "model.latents=100")]
    [InlineData(1, "training.members=2|training.consistency-weight=0")]
    [InlineData(1, "training.epochs=1|dataset.test-images=4")]
    [InlineData(1, "seed=7|evaluation.pca-components=3|evaluation.questions=everything attacks few-latents")]
    [InlineData(1, "training.consistency-weight=0|training.auxiliary-loss=none|training.silent-features=leave|training.row-norms=learned")]
    public void The_report_of_any_odd_run_says_nothing_false(int seeds, string changes) => OddRun(seeds, changes);

    private void OddRun(int seeds, string changes)
    {
        DebianPackage package = RawDatasets.FashionMnist.Debian!;
        Assert.SkipUnless(Directory.Exists(package.Folder), $"Debian's package {package.Name} is not installed");
        string[] lines = changes.Split('|', StringSplitOptions.RemoveEmptyEntries);
        (Specification.Study study, string run) = small.Run(seeds, lines);
        string text = PdfText.Of(Path.Combine(run, "report", "report.pdf"));
        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(run, "evaluate", "summary.json")));
        ReportedRun report = new(text, Specification.Settings.values(study), summary.RootElement, IsPublished: lines.Length == 0);
        FutureWorkJudgements.Of(Specification.Settings.values(SmallFutureWork.Written(seeds))).Select(judgement => judgement.Fault(report)).Where(fault => fault.Length > 0).ShouldBeEmpty();
        // How wide its labels make a chart of few images is another matter.
        FigureFaults.In(Path.Combine(run, "figures")).Where(fault => !fault.Contains(" pt wide", StringComparison.Ordinal)).ShouldBeEmpty();
        string flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        flat.ShouldContain(seeds == 1 ? "Every arm is run with one seed." : "Every arm is run with two seeds.");
    }
}
