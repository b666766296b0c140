using ResearchPipeline.Compute.Gpu;
using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>What is said of a step that failed.</summary>
public sealed class StepFailuresTests : IDisposable
{
    private readonly string _artifacts = Directory.CreateTempSubdirectory("failures-").FullName;

    public void Dispose() => Directory.Delete(_artifacts, recursive: true);

    [Fact]
    public void A_device_that_fails_is_told_with_the_line_that_continues_and_how_the_processor_would() =>
        Said(new GpuException("GPU could not run the kernel encode: it was lost (CUDA error 719).")).ShouldMatch(
            @"^train: GPU could not run the kernel encode: it was lost \(CUDA error 719\); to continue: .* --study=smoke.*; with --device=cpu it is the processor that continues$");

    [Fact]
    public void One_that_would_fail_again_is_told_without() =>
        Said(new GpuException("There is no GPU.") { IsLasting = true }).ShouldBe("train: There is no GPU.");

    [Fact]
    public void Another_failure_says_nothing_of_devices() => Said(new IOException("The disk is full.")).ShouldMatch("^train: The disk is full; to continue: .* --study=smoke[^;]*$");

    private string Said(Exception failure)
    {
        RunOptions options = RunOptions.Of(new Dictionary<string, string> { ["study"] = "smoke" });
        Workspace workspace = new(_artifacts, _artifacts, Path.Combine(_artifacts, "runs", "smoke"), null);
        StageLog log = new(Path.Combine(_artifacts, "log"), _ => { });
        return Should.Throw<StageException>(() => new StepFailures(workspace, options, false, null, log).Explain("train", () => throw failure)).Message;
    }
}
