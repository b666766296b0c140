using System.Text.RegularExpressions;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>verify against the smoke study: as it is, and with files that were changed. What the comparison says is in <see cref="ReexecutionComparisonTests"/>.</summary>
[Collection("command line")]
[Trait("Category", "Reliability")]
public sealed class VerifyTests(SmokeRun run) : IDisposable
{
    private readonly PublishedSmoke _published = new(run);

    public void Dispose() => _published.Dispose();

    [Fact]
    public void A_faithful_re_execution_is_verified_and_leaves_nothing_behind()
    {
        (int exitCode, string output, string error) = Verify();
        exitCode.ShouldBe(0, error);
        output.ShouldContain("artefacts came out again, byte for byte");
        output.ShouldNotContain("different");
        DirectoryEntry.Below(Path.Combine(_published.Artifacts, "verify", "smoke")).ShouldAllBe(path => path.StartsWith("logs/", StringComparison.Ordinal) || path.StartsWith(".lock", StringComparison.Ordinal));
    }

    [Fact]
    public void Within_a_tolerance_one_ulp_is_agreement_but_an_entry_that_was_removed_is_not()
    {
        const string removed = "evaluate/codes.parquet";
        _published.PlantOneUlp("member.01.weight", element: 0);
        _published.Relist(artefacts => artefacts.Where(artefact => artefact.Path != removed));
        int listed = _published.Manifest.Artefacts.Count;
        (int exitCode, string output, string error) = Verify("--rtol=1e-6");
        exitCode.ShouldBe(3, error);
        output.ShouldContain($"  close      {PublishedSmoke.Weights}: tensor member.01.weight, element [0, 0]: published ");
        output.ShouldContain($"  unexpected {removed}: it was never published");
        error.ShouldStartWith($"differs: 1 of {listed + 1} artefacts differ; the first stage that differs is evaluate. Likely cause: an altered manifest");
        Directory.Exists(Path.Combine(_published.Artifacts, "verify", "smoke", "runs")).ShouldBeTrue("what differs is kept to look at");
    }

    [Fact]
    public void Flipped_bits_in_local_weights_and_raw_data_are_told_though_the_study_comes_out_again_from_another_copy()
    {
        string data = Path.Combine(_published.Artifacts, "data");
        SmokeRun.CopyFolder(SmokeRun.Data, data);
        string labels = Path.Combine(data, RawDatasets.Mnist.Files[^1].Name);
        string weights = Path.Combine(SmokeRun.StageIn(_published.Artifacts, "train"), "weights.safetensors");
        Array.ForEach([labels, weights], FlipLastBit);
        (int exitCode, string output, string error) = Cli.Run(["verify", "--study=smoke", "--offline", $"--artifacts={_published.Artifacts}"]);
        exitCode.ShouldBe(3, error);
        output.ShouldContain("re-executed: all");
        output.ShouldContain("artefacts came out again, byte for byte");
        error.ShouldStartWith("differs: 2 files are not what the manifest lists: ");
        error.ShouldContain($"{labels} was altered");
        error.ShouldContain($"{weights} was altered");
        error.ShouldContain("To make the files of the run on this machine again, run this");
        error.ShouldContain("it is these files that were changed, after they were made");
    }

    [Fact]
    public void Without_a_manifest_it_says_what_to_do()
    {
        _published.RemoveManifest();
        (int exitCode, _, string error) = Verify();
        exitCode.ShouldBe(1);
        error.ShouldMatch("Run this first: dotnet [^ ]+research-pipeline.dll run --study=smoke ");
    }

    [Fact]
    public void A_manifest_of_another_study_is_not_verified()
    {
        _published.EditManifest(text => text.Replace("\"study\": \"smoke\"", "\"study\": \"another\"", StringComparison.Ordinal));
        (int exitCode, string output, string error) = Verify();
        exitCode.ShouldBe(3, error);
        output.ShouldNotContain("verified:");
        error.ShouldContain("but the manifest has another study: published \"another\", here \"smoke\"");
        error.ShouldMatch("To write the manifest again: dotnet [^ ]+research-pipeline.dll run --study=smoke ");
        Directory.Exists(Path.Combine(_published.Artifacts, "verify", "smoke", "runs")).ShouldBeFalse();
    }

    [Fact]
    public void A_manifest_that_is_none_is_told_by_line_and_entry_with_the_line_that_writes_it_again()
    {
        _published.EditManifest(text => new Regex("\"bytes\": ([0-9]+)").Replace(text, "\"bytes\": \"$1\"", 1));
        (int exitCode, _, string error) = Verify();
        exitCode.ShouldBe(1);
        error.ShouldContain("cannot be read as a manifest: line 7, artefacts[0].bytes: the value is of another kind than belongs there. To write the manifest again: dotnet ");
        error.ShouldNotContain("ResearchPipeline.Engine");
    }

    private static void FlipLastBit(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private ProcessOutcome Verify(params string[] more) => Cli.Run(
        ["verify", "--study=smoke", $"--artifacts={_published.Artifacts}", "--data-dir", SmokeRun.Data, .. more]);
}
