using System.Text.RegularExpressions;
using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Compute.Gpu.Tests;

/// <summary>The kernels as PTX: made of the same text, and of nothing that rounds otherwise.</summary>
public sealed partial class PtxTests
{
    private const string Clang = "clang-14";

    private static readonly string[] Options =
    [
        "--target=nvptx64-nvidia-cuda", "-x", "cl", "-cl-std=CL2.0", "-cl-fp32-correctly-rounded-divide-sqrt", "-ffp-contract=off", "-Xclang", "-target-feature", "-Xclang", "+ptx75",
        "-march=sm_80", "-O2", "-S", "-nogpulib", "-DFOR_PTX",
    ];

    [Fact]
    public void Every_instruction_on_numbers_rounds_to_nearest_and_none_flushes_approximates_or_contracts()
    {
        string[] instructions = [.. Instruction().Matches(KernelSource.Ptx).Select(match => match.Groups[1].Value)];
        instructions.Count(name => name.StartsWith("fma.rn.f32", StringComparison.Ordinal)).ShouldBeGreaterThan(10);
        instructions.ShouldAllBe(name => !Rounds().IsMatch(name) || name.Contains(".rn."));
        instructions.ShouldContain("cvt.rn.f32.f64");
        instructions.ShouldAllBe(name => !name.Contains(".ftz") && !name.Contains(".approx") && !name.StartsWith("mad.f") && !name.StartsWith("mad.rn.f"));
    }

    [Fact]
    public void Every_kernel_is_in_it() =>
        Kernel().Matches(KernelSource.Text).Select(match => match.Groups[1].Value)
            .ShouldAllBe(name => KernelSource.Ptx.Contains($".entry {name}(", StringComparison.Ordinal));

    // To make it again: RESEARCH_PIPELINE_WRITE_PAGES=1.
    [Fact]
    public void It_is_what_clang_makes_of_the_text()
    {
        string folder = Directory.CreateTempSubdirectory("ptx-").FullName;
        try
        {
            Assert.SkipUnless(IsThere(Clang), $"{Clang} is not installed ('apt-get install {Clang}')");
            File.WriteAllText(Path.Combine(folder, "kernels.cl"), KernelSource.Text);
            ProcessOutcome made = new ChildProcess(Clang, [.. Options, Path.Combine(folder, "kernels.cl"), "-o", Path.Combine(folder, "kernels.ptx")]).Run();
            made.ExitCode.ShouldBe(0, made.Errors);
            string ptx = File.ReadAllText(Path.Combine(folder, "kernels.ptx"));
            if (Environment.GetEnvironmentVariable("RESEARCH_PIPELINE_WRITE_PAGES") is "1")
            {
                File.WriteAllText(Path.Combine(Repository.FindRoot(), "src", "Compute.Gpu", "Kernels", "kernels.ptx"), ptx);
                return;
            }

            (KernelSource.Ptx == ptx).ShouldBeTrue("the kernels have changed, and what was made of them is of before: make it again with RESEARCH_PIPELINE_WRITE_PAGES=1");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    // Of a line the operation, behind what it is done under.
    [GeneratedRegex(@"^\s+(?:@!?%p\d+\s+)?([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*\.f(?:32|64)(?:\.[a-z0-9_]+)*)\s", RegexOptions.Multiline)]
    private static partial Regex Instruction();

    // Not: to a wider type, to a whole number, and to the whole number below, which are exact or mean to cut.
    [GeneratedRegex(@"^(add|sub|mul|fma|mad|div|rcp|sqrt)\.|^cvt\.(?!f64\.f32|rmi\.f64\.f64|rzi\.[su]\d+\.)")]
    private static partial Regex Rounds();

    [GeneratedRegex(@"__kernel void (\w+)\(")]
    private static partial Regex Kernel();
}
