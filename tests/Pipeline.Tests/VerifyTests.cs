using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Files;
using ResearchPipeline.Data.Weights;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Stages;
using ResearchPipeline.Tests;
using ResearchPipeline.Training;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>verify against the smoke study: as it is, and with a published side that was changed.</summary>
[Collection("command line")]
[Trait("Category", "Reliability")]
public sealed class VerifyTests : IDisposable
{
    private const int StepsPerEpoch = 700 / 50;
    private const string Weights = "train/weights.safetensors";
    private readonly string _artifacts = Directory.CreateTempSubdirectory("verify-").FullName;

    public VerifyTests(SmokeRun run) => SmokeRun.CopyFolder(Path.Combine(run.OneThread, "runs"), Path.Combine(_artifacts, "runs"));

    public void Dispose() => Directory.Delete(_artifacts, recursive: true);

    private int Listed => Manifest.Read(Path.Combine(RunFolder, Manifest.FileName)).Artefacts.Count;

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
        error.ShouldStartWith($"differs: 1 of {Listed} artefacts differ; the first stage that differs is train, although the parameters were the same after every step. Likely cause: an altered file or manifest");
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(23, 1, 9 * 784 + 300)]
    public void A_run_in_which_one_weight_was_one_ulp_off_in_one_step_is_found_at_that_step_and_element(int step, int member, int element)
    {
        PublishTrainingWith(step, member, element);
        (int exitCode, string output, string error) = Verify();
        exitCode.ShouldBe(3);
        output.ShouldContain("different  train/trail.safetensors: tensor trail.parameters, element [");
        (int epoch, int inEpoch) = Math.DivRem(step - 1, StepsPerEpoch);
        string[] sentence = error.Split("the first stage that differs is train, ")[1].Split("; 1 of 75,264 values differ");
        sentence[0].ShouldStartWith(
            $"first after epoch {epoch + 1}, step {inEpoch + 1} of {StepsPerEpoch}: tensor member.{member:00}.weight, element [{element / 784}, {element % 784}]: published ");
        sentence[0].ShouldEndWith(", 1 ulp apart");
        sentence.Length.ShouldBe(2);
    }

    [Fact]
    public void Within_a_tolerance_one_ulp_is_agreement()
    {
        PlantOneUlp("member.01.weight", element: 0);
        (int exitCode, string output, string error) = Verify("--rtol=1e-6");
        exitCode.ShouldBe(0, error);
        output.ShouldContain($"close      {Weights}");
        output.ShouldContain($"{Listed - 1} artefacts came out again byte for byte, 1 within a relative tolerance of 1E-06, 0 hold no numbers to compare");
    }

    [Fact]
    public void Within_a_tolerance_a_run_that_was_trained_with_one_ulp_off_near_its_end_agrees()
    {
        PublishTrainingWith(step: 2 * StepsPerEpoch, member: 0, element: 5000);
        (int exitCode, string output, string error) = Verify("--rtol=1e-4");
        exitCode.ShouldBe(0, error);
        output.ShouldContain("redrawn    train/trail.safetensors: other bytes; it holds no numbers to compare");
        output.ShouldContain("1 hold no numbers to compare");
    }

    [Fact]
    public void A_flipped_bit_in_the_local_weights_is_told_though_the_study_comes_out_again()
    {
        FlipLastBit(Path.Combine(RunFolder, Weights));
        (int exitCode, string output, string error) = Verify();
        exitCode.ShouldBe(3);
        output.ShouldContain($"{Weights} was altered");
        output.ShouldContain("artefacts came out again, byte for byte");
        error.ShouldStartWith($"differs: 1 file is not what the manifest lists: {Path.Combine(RunFolder, Weights)} was altered. To make the files of the run on this machine again, run this");
        error.ShouldContain("it is these files that were changed, after they were made");
    }

    [Fact]
    public void A_flipped_bit_in_the_raw_data_is_told_and_the_study_is_run_from_another_copy()
    {
        SmokeRun.CopyFolder(SmokeRun.Data, Path.Combine(_artifacts, "data"));
        string labels = Path.Combine(_artifacts, "data", MnistFile.All[^1].Name);
        FlipLastBit(labels);
        (int exitCode, string output, string error) = Cli.Run(["verify", "--study=smoke", "--offline", $"--artifacts={_artifacts}"]);
        exitCode.ShouldBe(3, error);
        output.ShouldContain("artefacts came out again, byte for byte");
        error.ShouldStartWith($"differs: 1 file is not what the manifest lists: {labels} was altered.");
    }

    [Fact]
    public void An_entry_that_was_removed_from_the_manifest_is_named_as_such()
    {
        const string path = "evaluate/codes.parquet";
        EditManifest(artefacts => [.. artefacts.Where(artefact => artefact.Path != path)]);
        (int exitCode, string output, string error) = Verify();
        exitCode.ShouldBe(3);
        output.ShouldContain($"unexpected {path}: it was never published");
        error.ShouldContain($"Likely cause: an altered manifest: the entry {path} was removed from it.");
    }

    [Fact]
    public void An_entry_that_was_added_to_the_manifest_is_named_as_such()
    {
        EditManifest(artefacts => [.. artefacts, artefacts[^1] with { Path = "train/better.safetensors" }]);
        (int exitCode, _, string error) = Verify();
        exitCode.ShouldBe(3);
        error.ShouldContain("Likely cause: an altered manifest: the entry train/better.safetensors was added to it, and nothing makes such a file.");
        error.ShouldContain("train/better.safetensors is missing");
    }

    [Fact]
    public void Without_a_manifest_it_says_what_to_do()
    {
        File.Delete(Path.Combine(RunFolder, Manifest.FileName));
        (int exitCode, _, string error) = Verify();
        exitCode.ShouldBe(1);
        error.ShouldMatch("Run the study first: dotnet [^ ]+research-pipeline.dll run --study=smoke ");
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

        ListAgain(path => path == Weights);
    }

    // As if the published run had been trained where one step went wrong.
    private void PublishTrainingWith(int step, int member, int element)
    {
        Experiment smoke = Catalogue.studies.Single(study => study.Name == "smoke");
        string train = Path.Combine(RunFolder, "train");
        using IBackend right = Backends.Create("auto", 2);
        using PlantedUlp wrong = new(right, step, member, element);
        new TrainingRun(smoke, DatasetFile.Read(Path.Combine(RunFolder, "normalize", "dataset.safetensors")).Train, wrong, null)
            .Run(train, Path.Combine(train, "checkpoint.safetensors"), "planted", CancellationToken.None);
        ListAgain(path => path.StartsWith("train/", StringComparison.Ordinal));
    }

    private void ListAgain(Func<string, bool> changed) => EditManifest(artefacts =>
        [.. artefacts.Select(artefact => changed(artefact.Path) ? Artefact.Of(RunFolder, artefact.Path, new FileHashes()) : artefact)]);

    private void EditManifest(Func<IReadOnlyList<Artefact>, Artefact[]> edit)
    {
        string path = Path.Combine(RunFolder, Manifest.FileName);
        Manifest manifest = Manifest.Read(path);
        (manifest with { Artefacts = edit(manifest.Artefacts) }).Write(path);
    }

    private static void FlipLastBit(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        bytes[^1] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    private (int ExitCode, string Output, string Error) Verify(params string[] more) => Cli.Run(
        ["verify", "--study=smoke", $"--artifacts={_artifacts}", "--data-dir", SmokeRun.Data, .. more]);
}
