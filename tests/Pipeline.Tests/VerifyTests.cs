using ResearchPipeline.Data.Weights;
using ResearchPipeline.Stages;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>verify against the smoke study: as it is, and with a published side that was changed.</summary>
[Collection("smoke run")]
public sealed class VerifyTests : IDisposable
{
    private const string Weights = "train/weights.safetensors";
    private readonly string _artifacts = Directory.CreateTempSubdirectory("verify-").FullName;

    public VerifyTests(SmokeRun run) => SmokeRun.CopyFolder(Path.Combine(run.OneThread, "runs"), Path.Combine(_artifacts, "runs"));

    public void Dispose() => Directory.Delete(_artifacts, recursive: true);

    private string RunFolder => Path.Combine(_artifacts, "runs", "smoke");

    [Fact]
    public void A_faithful_re_execution_is_verified_and_leaves_nothing_behind()
    {
        (int exitCode, string output, string error) = Verify();
        exitCode.ShouldBe(0, error);
        output.ShouldContain("artefacts came out again, byte for byte");
        output.ShouldNotContain("different");
        Directory.Exists(Path.Combine(_artifacts, "verify", "runs")).ShouldBeFalse();
    }

    [Fact]
    public void A_published_weight_that_is_one_ulp_off_is_named_with_its_element()
    {
        PlantOneUlp("member.01.weight", element: 5 * 784 + 300);
        (int exitCode, string output, string error) = Verify();
        exitCode.ShouldBe(3);
        output.ShouldContain($"different  {Weights}: tensor member.01.weight, element [5, 300]: published ");
        output.ShouldContain(", 1 ulp apart; 1 of 75,264 values differ");
        error.ShouldStartWith("differs: 1 of 31 artefacts differ; the first stage that differs is train. Likely cause: an altered file or manifest");
    }

    [Fact]
    public void Within_a_tolerance_one_ulp_is_agreement()
    {
        PlantOneUlp("member.01.weight", element: 0);
        (int exitCode, string output, string error) = Verify("--rtol=1e-6");
        exitCode.ShouldBe(0, error);
        output.ShouldContain($"close      {Weights}");
        output.ShouldContain("1 within a relative tolerance of 1E-06");
    }

    [Fact]
    public void A_published_file_that_was_altered_is_not_taken_for_the_published_one()
    {
        string path = Path.Combine(RunFolder, Weights);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
        (int exitCode, string _, string error) = Verify();
        exitCode.ShouldBe(0, error + " — the manifest is what was published, and the re-execution has its hashes");
    }

    [Fact]
    public void Without_a_manifest_it_says_what_to_do()
    {
        File.Delete(Path.Combine(RunFolder, Manifest.FileName));
        (int exitCode, _, string error) = Verify();
        exitCode.ShouldBe(1);
        error.ShouldContain("Run the study first: research-pipeline run --study smoke");
    }

    // Changes the published file and, as a forger or another machine would, its hash in the manifest.
    private void PlantOneUlp(string tensor, int element)
    {
        string path = Path.Combine(RunFolder, Weights);
        Dictionary<string, TensorView> tensors = new(SafetensorsFile.Read(path, out IReadOnlyDictionary<string, string> metadata));
        float[] values = tensors[tensor].As<float>().ToArray();
        values[element] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(values[element]) + 1);
        tensors[tensor] = TensorView.Of(values, [.. tensors[tensor].Shape]);
        SafetensorsFile.Write(path, tensors, metadata);

        string manifestPath = Path.Combine(RunFolder, Manifest.FileName);
        Manifest manifest = Manifest.Read(manifestPath);
        Manifest changed = manifest with
        {
            Artefacts = [.. manifest.Artefacts.Select(artefact => artefact.Path == Weights ? Artefact.Of(RunFolder, Weights) : artefact)],
        };
        changed.Write(manifestPath);
    }

    private (int ExitCode, string Output, string Error) Verify(params string[] more) => Cli.Run(
        ["verify", "--study=smoke", $"--artifacts={_artifacts}", "--data-dir", SmokeRun.Data, .. more]);
}
