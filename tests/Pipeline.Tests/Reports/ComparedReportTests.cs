namespace ResearchPipeline.Pipeline.Tests.Reports;

/// <summary>The report of a run that compares arms and changes its study. One arm stands on the codes of the study as the catalogue has it.</summary>
[Collection("command line")]
public sealed class ComparedReportTests : IDisposable
{
    private readonly string _artifacts = Directory.CreateTempSubdirectory("compared-").FullName;

    public void Dispose() => Directory.Delete(_artifacts, recursive: true);

    [Theory]
    [InlineData("--set=model.latents=5", true)]
    [InlineData("--set=evaluation.pca-components=3", false)]
    public void A_change_that_does_not_reach_the_learner_below_an_arm_is_told(string change, bool isTold)
    {
        (int exitCode, _, string error) = Cli.Run("run", "--study=small-comparison", change, $"--data-dir={SmokeRun.Data}", $"--artifacts={_artifacts}");
        exitCode.ShouldBe(0, error);
        string pdf = Directory.EnumerateFiles(Path.Combine(_artifacts, "runs"), "report.pdf", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }).First();
        string text = string.Join(' ', PdfText.Of(pdf).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        text.Contains("What this run changes does not reach every learner below an arm: below probe, model.latents is 24.", StringComparison.Ordinal).ShouldBe(isTold);
        // A row of arms-table would need measures that such an arm has not.
        text.ShouldContain("Not measured, because it may diverge: ");
        text.ShouldContain("(rectified). How each seed");
        text.Contains("does not reach", StringComparison.Ordinal).ShouldBe(isTold);
    }
}
