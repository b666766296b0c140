using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline.Tests.Reports;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>all, family and verify-all, of two small studies that are published in a folder of their own.</summary>
[Collection("command line")]
[Trait("Category", "Reliability")]
public sealed class AllStudiesTests(TwoStudies published) : IClassFixture<TwoStudies>, IDisposable
{
    private readonly string _changed = published.Copy();

    public void Dispose() => Directory.Delete(_changed, recursive: true);

    [Fact]
    public void The_report_on_all_studies_is_made_of_what_they_published_and_stands_beside_its_manifest()
    {
        string folder = Path.Combine(published.Folder, "reports", FamilyPipeline.Name);
        Manifest manifest = Manifest.Read(Path.Combine(folder, Manifest.FileName));
        manifest.Artefacts.Select(artefact => artefact.Path).ShouldContain("collect/family.parquet");
        manifest.Artefacts.Single(artefact => artefact.Path == PublishedCopies.Report).IsCopiedAt(Path.Combine(folder, "report.pdf"), new FileHashes()).ShouldBeTrue();
        string text = PdfText.Of(Path.Combine(folder, "report.pdf"));
        TwoStudies.Names.ShouldAllBe(study => text.Contains(study, StringComparison.Ordinal));
        text.ShouldContain("All autoencoders side by side");
        published.Output.ShouldContain($"report:   {Path.Combine(folder, "report.pdf")}");
    }

    [Fact]
    public void Whatever_the_report_prints_is_among_the_parameters_of_its_stage() => StageRecord.Read(SmokeRun.StageIn(Path.Combine(published.Folder, "artifacts"), "report", FamilyPipeline.Name))!
        .Parameters["commands"].ShouldBe("dotnet cake --target=Family; dotnet cake --target=VerifyAll");

    [Fact]
    public void Made_again_it_computes_nothing_and_every_byte_is_as_published()
    {
        (int exitCode, string output, string errors) = Do(asked => asked.All.SetSideBySide());
        exitCode.ShouldBe(0, errors);
        output.ShouldNotContain("runs because");
        output.ShouldContain("(every byte as published)");
    }

    [Fact]
    public void Everything_is_verified_and_nothing_is_left_behind()
    {
        (int exitCode, string output, string errors) = Do(asked => asked.All.Verify());
        exitCode.ShouldBe(0, errors);
        output.ShouldContain("verified: 2 studies and the report on them");
        DirectoryEntry.Below(At("artifacts/verify")).Select(path => path.Split('/', 2)[1])
            .ShouldAllBe(path => path.StartsWith("logs/", StringComparison.Ordinal) || path.StartsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_that_is_not_the_published_one_is_refused_and_the_report_stays()
    {
        byte[] before = File.ReadAllBytes(At("reports/family/report.pdf"));
        FlipLastBit("reports/smoke/results.parquet");
        (int exitCode, _, string errors) = Do(asked => asked.All.SetSideBySide());
        exitCode.ShouldBe(1);
        errors.ShouldStartWith($"error: {At("reports/smoke/results.parquet")} is not the table that {At("reports/smoke/manifest.json")} lists: ");
        File.ReadAllBytes(At("reports/family/report.pdf")).ShouldBe(before);
    }

    [Fact]
    public void A_manifest_of_the_report_that_cannot_be_read_is_written_again()
    {
        byte[] before = File.ReadAllBytes(At("reports/family/manifest.json"));
        File.WriteAllText(At("reports/family/manifest.json"), "{");
        (int exitCode, string output, string errors) = Do(asked => asked.All.SetSideBySide());
        exitCode.ShouldBe(0, errors);
        output.ShouldContain("(the one before could not be read)");
        File.ReadAllBytes(At("reports/family/manifest.json")).ShouldBe(before);
    }

    [Fact]
    public void A_changed_byte_in_the_published_report_differs()
    {
        FlipLastBit("reports/family/report.pdf");
        (int exitCode, string output, string errors) = Do(asked => asked.Report.Run());
        exitCode.ShouldBe(3, errors);
        output.ShouldContain("re-executed: all ");
        errors.ShouldBe($"differs: 1 file is not what the manifest lists: {At("reports/family/report.pdf")} was altered. What was published comes back with: git checkout -- {Shell.Line([At("reports/family/report.pdf")])}. The report on all studies itself came out again as the manifest says, so it is these files that were changed, after they were made.{Environment.NewLine}");
    }

    [Fact]
    public void A_report_on_other_studies_differs_in_its_specification_and_is_kept()
    {
        (int exitCode, _, string errors) = Do(asked => asked.Report.Run(), "smoke");
        exitCode.ShouldBe(3, errors);
        string specification = Manifest.Read(At("reports/family/manifest.json")).Specification;
        errors.ShouldStartWith($"differs: the report on all studies differs from its manifest: specification: published \"{specification}\", here ");
        errors.ShouldContain($"The re-execution is kept in {At("artifacts/verify/family/runs/family")}.");
        File.Exists(At("artifacts/verify/family/runs/family/report/report.pdf")).ShouldBeTrue();
    }

    [Fact]
    public void What_differs_and_what_fails_is_told_of_every_study_and_what_is_kept_stays()
    {
        File.Delete(At("reports/small-comparison/manifest.json"));
        string manifest = At("reports/smoke/manifest.json");
        Manifest smoke = Manifest.Read(manifest);
        (smoke with { Artefacts = [.. smoke.Artefacts.Where(artefact => artefact.Path != "results/results.parquet")] }).Write(manifest);

        (int exitCode, string output, string errors) = Do(asked => asked.All.Verify(), "small-comparison", "smoke");

        exitCode.ShouldBe(3, errors);
        output.ShouldNotContain("verified:");
        string said = errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)[^1];
        said.ShouldStartWith("differs: smoke: 1 of ");
        said.ShouldContain($"What was published comes back with: git checkout -- {Shell.Line([manifest])}");
        said.ShouldNotContain("is to be deleted");
        said.ShouldContain($"small-comparison could not be verified: There is nothing to compare with: {At("reports/small-comparison/manifest.json")} does not exist. ");
        said.ShouldContain($"family could not be verified: {At("reports/small-comparison/manifest.json")} cannot be read as a manifest: ");
        said.ShouldContain($"The re-execution is kept in {At("artifacts/verify/smoke/runs/smoke")}.");
        File.Exists(At("artifacts/verify/smoke/runs/smoke/results/results.parquet")).ShouldBeTrue();
    }

    [Fact]
    public void Where_nothing_differs_and_something_fails_it_has_failed()
    {
        Array.ForEach([At("reports/smoke/manifest.json"), At("reports/family/manifest.json")], File.Delete);
        (int exitCode, _, string errors) = Do(asked => asked.All.Verify(), "smoke");
        exitCode.ShouldBe(1, errors);
        string said = errors.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries)[^1];
        said.ShouldStartWith($"error: smoke could not be verified: There is nothing to compare with: {At("reports/smoke/manifest.json")} does not exist. Run this first: ");
        said.ShouldContain($"family could not be verified: There is nothing to compare with: {At("reports/family/manifest.json")} does not exist. Run this first: ");
    }

    private (int ExitCode, string Output, string Errors) Do(Action<TwoStudies.Asked> act, params IReadOnlyList<string> names) =>
        TwoStudies.Do(_changed, names.Count == 0 ? TwoStudies.Names : names, act);

    private string At(string path) => Path.Combine(_changed, path);

    private void FlipLastBit(string path)
    {
        byte[] bytes = File.ReadAllBytes(At(path));
        bytes[^1] ^= 1;
        File.WriteAllBytes(At(path), bytes);
    }
}
