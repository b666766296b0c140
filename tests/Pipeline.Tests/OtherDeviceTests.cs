using ResearchPipeline.Compute.Gpu;
using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>A study on a device beside the processor; PoCL makes one of the processor.</summary>
[Collection("command line")]
public sealed class OtherDeviceTests(SmokeRun smoke) : IDisposable
{
    private readonly string _artifacts = Directory.CreateTempSubdirectory("device-").FullName;

    public void Dispose() => Directory.Delete(_artifacts, recursive: true);

    [Fact]
    public void A_study_has_the_manifest_of_the_processors_run_byte_for_byte()
    {
        string name = First().Name;
        (int exitCode, string output, string error) = Cli.Run("run", "--study=smoke", "--device=opencl", $"--data-dir={SmokeRun.Data}", $"--artifacts={_artifacts}");
        exitCode.ShouldBe(0, error);
        output.ShouldContain($"3 members on {name}");
        File.ReadAllBytes(Path.Combine(_artifacts, "runs", "smoke", Manifest.FileName)).ShouldBe(File.ReadAllBytes(Path.Combine(smoke.Folder, Manifest.FileName)));
    }

    [Fact]
    public void Devices_are_listed_with_what_the_probe_says_of_each()
    {
        ProbedDevice first = First();
        (int exitCode, string output, string error) = Cli.Run("devices");
        exitCode.ShouldBe(0, error);
        output.ShouldContain("processor: simd-");
        output.ShouldContain($"Unless a device is named, {Devices.All([]).FirstOrDefault(device => device is { IsGpu: true, Defect: null })?.Name ?? "the processor"} learns");
        string.Join(' ', output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ShouldContain($"{(first.IsGpu ? "GPU" : "processor")} by OpenCL: {first.Name}; passes the probe (--device=opencl)");
    }

    [Fact]
    public void Who_asks_for_a_GPU_where_there_is_none_is_told_so_and_nothing_is_learned()
    {
        Assert.SkipWhen(Devices.All([]).Any(device => device.IsGpu), "there is one");
        (int exitCode, _, string error) = Cli.Run("run", "--study=smoke", "--device=gpu", $"--data-dir={SmokeRun.Data}", $"--artifacts={_artifacts}");
        exitCode.ShouldBe(2);
        error.ShouldStartWith("error: There is no GPU on this machine");
        error.Trim().ShouldNotContain("\n");
        Directory.EnumerateFileSystemEntries(_artifacts).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("run")]
    [InlineData("plan")]
    [InlineData("arms")]
    public void Who_asks_for_CUDA_without_its_driver_is_told_what_is_missing(string command)
    {
        Assert.SkipWhen(Devices.All([]).Any(device => device.Way == "CUDA"), "it is there");
        (int exitCode, _, string error) = Cli.Run(command, "--study=smoke", "--device=cuda", $"--data-dir={SmokeRun.Data}", $"--artifacts={_artifacts}");
        exitCode.ShouldBe(2);
        error.ShouldStartWith("error: NVIDIA's driver (libcuda.so.1) is not there, or knows no GPU.");
    }

    private static ProbedDevice First()
    {
        ProbedDevice[] found = [.. Devices.All([]).Where(device => device.Way == "OpenCL")];
        Assert.SkipWhen(found.Length == 0, "no device is found: install a driver, or PoCL ('apt-get install pocl-opencl-icd ocl-icd-libopencl1')");
        return found[0];
    }
}
