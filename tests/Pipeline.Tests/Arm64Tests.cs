using System.Runtime.InteropServices;
using ResearchPipeline.Experiments;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>
/// Short studies as a program for 64-bit ARM, under an emulator: weights, trail, curves and every table have the bytes of x86-64. One of every kind
/// of learner, in two classes, so that two are emulated at a time.
/// </summary>
/// <param name="program">Where they run.</param>
/// <param name="half">0 or 1: which of every two studies.</param>
public abstract class Arm64Tests(Arm64Program program, int half)
{
    private static readonly string[] Studies = ["smoke", .. Catalogue.small.Select(study => study.Name)];

    /// <summary>Every second study.</summary>
    /// <param name="first">0 or 1.</param>
    protected static TheoryData<string> EverySecond(int first) => [.. Studies.Where((_, place) => place % 2 == first)];

    /// <summary>A study has the same files here and there.</summary>
    protected void MakesTheSame(string study)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64, "the emulator is one for Linux on x86-64");
        (string[] here, string[] there, ProcessOutcome ended) = program.Compare(study, EverySecond(half).Select(row => row.Data));
        there.ShouldBe(here, ended.Errors);
        ended.ExitCode.ShouldBe(0, ended.Errors);
    }
}
