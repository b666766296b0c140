using ResearchPipeline.Engine;
using ResearchPipeline.Engine.Verification;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>What verify says of a published side that was changed, against a re-execution of which every test has its own copy.</summary>
[Collection("command line")]
[Trait("Category", "Reliability")]
public sealed class ReexecutionComparisonTests : IDisposable
{
    private readonly PublishedSmoke _published;
    private readonly string _again = Directory.CreateTempSubdirectory("again-").FullName;

    public ReexecutionComparisonTests(SmokeRun run)
    {
        _published = new PublishedSmoke(run);
        SmokeRun.CopyFolder(run.TwoThreads, _again);
    }

    public void Dispose()
    {
        _published.Dispose();
        Directory.Delete(_again, recursive: true);
    }

    [Fact]
    public void Equal_runs_have_no_difference()
    {
        ReexecutionComparison comparison = Compare();
        comparison.Difference().ShouldBeNull();
        comparison.Agreed.ShouldBe($"all {Listed} artefacts came out again, byte for byte");
    }

    [Fact]
    public void A_published_weight_that_is_one_ulp_off_although_every_step_agrees_was_altered()
    {
        _published.PlantOneUlp("member.01.weight", element: 5 * 784 + 300);
        ReexecutionComparison comparison = Compare();
        Verdict(comparison, PublishedSmoke.Weights).Detail.ShouldStartWith("tensor member.01.weight, element [5, 300]: published ");
        Verdict(comparison, PublishedSmoke.Weights).Detail.ShouldContain(", 1 ulp apart; 1 of 75,264 values differ, ");
        comparison.Difference()!.ShouldStartWith(
            $"1 of {Listed} artefacts differ; the first stage that differs is train, although the parameters were the same after every step. Likely cause: an altered file or manifest");
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(23, 1, 9 * 784 + 300)]
    public void A_run_in_which_one_weight_was_one_ulp_off_in_one_step_is_found_at_that_step_and_element(int step, int member, int element)
    {
        _published.TrainWithOneUlpOff(step, member, element);
        ReexecutionComparison comparison = Compare();
        Verdict(comparison, "train/trail.safetensors").Detail.ShouldStartWith("tensor trail.parameters, element [");
        (int epoch, int inEpoch) = Math.DivRem(step - 1, PublishedSmoke.StepsPerEpoch);
        string[] sentence = comparison.Difference()!.Split("the first stage that differs is train, ")[1].Split("; 1 of 75,264 values differ");
        sentence[0].ShouldStartWith(
            $"first after epoch {epoch + 1}, step {inEpoch + 1} of {PublishedSmoke.StepsPerEpoch}: tensor member.{member:00}.weight, element [{element / 784}, {element % 784}]: published ");
        sentence[0].ShouldEndWith(", 1 ulp apart");
        sentence.Length.ShouldBe(2);
    }

    [Fact]
    public void Within_a_tolerance_one_ulp_is_agreement()
    {
        _published.PlantOneUlp("member.01.weight", element: 0);
        ReexecutionComparison comparison = Compare(tolerance: 1e-6);
        comparison.Difference().ShouldBeNull();
        comparison.Agreed.ShouldBe(
            $"{Listed - 1} artefacts came out again byte for byte, 1 within a relative tolerance of 1E-06, 0 hold no numbers to compare");
    }

    [Fact]
    public void Within_a_tolerance_a_run_that_was_trained_with_one_ulp_off_near_its_end_agrees()
    {
        _published.TrainWithOneUlpOff(step: 2 * PublishedSmoke.StepsPerEpoch, member: 0, element: 5000);
        ReexecutionComparison comparison = Compare(tolerance: 1e-4);
        comparison.Difference().ShouldBeNull();
        ArtefactVerdict trail = Verdict(comparison, "train/trail.safetensors");
        trail.Agreement.ShouldBe(Agreement.Redrawn);
        trail.Detail.ShouldBe("other bytes; it holds no numbers to compare");
        comparison.Agreed.ShouldEndWith("1 hold no numbers to compare");
    }

    [Fact]
    public void An_entry_that_was_removed_from_the_manifest_is_named_as_such()
    {
        const string path = "evaluate/codes.parquet";
        _published.Relist(artefacts => artefacts.Where(artefact => artefact.Path != path));
        ReexecutionComparison comparison = Compare();
        Verdict(comparison, path).ShouldSatisfyAllConditions(
            verdict => verdict.Agreement.ShouldBe(Agreement.Unexpected), verdict => verdict.Detail.ShouldBe("it was never published"));
        comparison.Difference()!.ShouldContain($"Likely cause: an altered manifest: the entry {path} was removed from it.");
    }

    [Fact]
    public void An_entry_that_was_added_to_the_manifest_is_named_as_such()
    {
        _published.Relist(artefacts => [.. artefacts, artefacts[^1] with { Path = "train/better.safetensors" }]);
        Compare().Difference()!.ShouldContain(
            "Likely cause: an altered manifest: the entry train/better.safetensors was added to it, and nothing makes such a file.");
    }

    [Fact]
    public void A_manifest_of_another_study_or_specification_differs_although_every_artefact_came_out_again()
    {
        Manifest published = _published.Manifest;
        string zeros = new('0', 64);
        Compare(published with { Study = "another" }).Difference().ShouldBe(
            $"all {Listed} artefacts came out again, byte for byte, but the manifest has another study: published \"another\", here \"smoke\". Likely cause: an altered manifest.");
        Compare(published with { Specification = zeros }).Difference()!.ShouldContain(
            $"but the manifest has another specification: published \"{zeros}\", here \"{published.Specification}\".");
        Compare(published with { Study = null! }, tolerance: 1e-6).Difference()!.ShouldContain("study: published nothing, here \"smoke\"");
    }

    [Fact]
    public void Fields_and_artefacts_that_differ_are_told_together()
    {
        Manifest published = _published.Manifest;
        string difference = Compare(published with { Study = "another", Artefacts = [.. published.Artefacts.SkipLast(1)] }).Difference()!;
        difference.ShouldStartWith($"the manifest has another study: published \"another\", here \"smoke\"; 1 of {Listed} artefacts differ; ");
    }

    private int Listed => _published.Manifest.Artefacts.Count;

    private ReexecutionComparison Compare(double? tolerance = null) => Compare(_published.Manifest, tolerance);

    private ReexecutionComparison Compare(Manifest published, double? tolerance = null)
    {
        StudyPipeline again = Pipeline(_again);
        return new(published, Manifest.Read(again.Workspace.ManifestFile), Pipeline(_published.Artifacts), again, again.RunOne, tolerance);
    }

    private static StudyPipeline Pipeline(string artifacts) => new(
        RunOptions.Of(new Dictionary<string, string> { ["study"] = "smoke", ["artifacts"] = artifacts, ["data-dir"] = SmokeRun.Data }), new Unwatched(), CancellationToken.None);

    private static ArtefactVerdict Verdict(ReexecutionComparison comparison, string path) =>
        comparison.Verdicts.Single(verdict => verdict.Path == path);
}
