using ResearchPipeline.Engine;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>
/// A short study in processes of their own: whatever the processor is said to be, and however many threads work, weights
/// and tables have the hashes of the run that two other tests share.
/// </summary>
public sealed class SameBitsTests(SmokeRun run) : IDisposable
{
    private const string Emulator = "qemu-x86_64-static";
    private static readonly string[] Stages = ["normalize", "train", "evaluate"];
    private readonly string _folder = Directory.CreateTempSubdirectory("same-bits-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("DOTNET_EnableAVX512=0", 1, "simd-256 x 1 thread")]
    [InlineData("DOTNET_PreferredVectorBitWidth=128", 2, "simd-128 x 2 threads")]
    public void Weights_and_tables_do_not_depend_on_threads_or_vector_width(string variable, int threads, string backend) =>
        SameBits(variable, threads, backend);

    [Fact(Explicit = true)]
    public void Weights_and_tables_do_not_depend_on_the_compiler() => SameBits("DOTNET_TieredCompilation=0", 7, "simd-");

    [Fact]
    public void The_reference_trains_to_the_same_weights()
    {
        (int exitCode, _, string error) =
            CommandLineProcess.Run([], Arguments("run", "--until=train", $"--data-dir={SmokeRun.Data}", "--device=reference"));
        exitCode.ShouldBe(0, error);
        Hashes(_folder, "train").ShouldBe(Hashes(run.OneThread, "train"));
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX2=0")]
    [InlineData("DOTNET_EnableHWIntrinsic=0")]
    public void Without_fused_multiply_add_in_hardware_it_refuses_to_compute(string variable)
    {
        Assert.SkipUnless(System.Runtime.Intrinsics.X86.X86Base.IsSupported, "the switch is one of x86-64");
        (int exitCode, _, string error) = CommandLineProcess.Run([variable], Arguments("train"));
        exitCode.ShouldBe(1);
        error.ShouldStartWith("error: This processor has no fused multiply-add");
        error.ShouldNotContain("   at ");
    }

    [Fact(Explicit = true)]
    public void An_emulated_processor_of_2013_trains_to_the_same_weights()
    {
        string? emulator = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, Emulator))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(emulator is null, $"{Emulator} is not installed (Debian: qemu-user-static)");
        foreach (string[] arguments in (string[][])[["acquire", $"--data-dir={SmokeRun.Data}"], ["normalize"]])
        {
            CommandLineProcess.Run([], Arguments(arguments)).ExitCode.ShouldBe(0);
        }

        // The emulator crashes where code is written through a second mapping of its page, and in one run of two where garbage is
        // collected: one mapping, and a first generation (bytes, hexadecimal) that a short study does not fill.
        (int exitCode, string output, string error) = new ChildProcess(emulator!, ["-cpu", "Haswell", ChildProcess.DotNet, CommandLineProcess.Assembly, .. Arguments("train", "--threads=1")]) { Variables = ["DOTNET_EnableWriteXorExecute=0", "DOTNET_GCgen0size=40000000"] }.Run();
        exitCode.ShouldBe(0, error);
        output.ShouldContain("members on simd-256 x 1 thread", Case.Sensitive, "a Haswell has AVX2 and no AVX-512");
        Hashes(_folder, "train").ShouldBe(Hashes(run.OneThread, "train"));
    }

    private void SameBits(string variable, int threads, string backend)
    {
        Assert.SkipWhen(backend.Contains("256", StringComparison.Ordinal) && !Compute.Backends.Widths.Contains(256), "this processor has no 256-bit vectors");
        (int exitCode, string output, string error) =
            CommandLineProcess.Run([variable], Arguments("run", $"--until={Stages[^1]}", $"--data-dir={SmokeRun.Data}", $"--threads={threads}"));
        exitCode.ShouldBe(0, error);
        output.ShouldContain($"members on {backend}", Case.Sensitive, "the switch must have taken effect inside the child");
        Hashes(_folder, Stages).ShouldBe(Hashes(run.OneThread, Stages));
    }

    private string[] Arguments(params string[] stageAndOptions) => [.. stageAndOptions, "--study=smoke", $"--artifacts={_folder}"];

    private static string[] Hashes(string artifacts, params string[] stages) => stages
        .SelectMany(stage => StageRecord.Read(SmokeRun.StageIn(artifacts, stage))!.Outputs
            .Select(output => $"{stage}/{output.Path} {output.Sha256}"))
        .ToArray();
}
