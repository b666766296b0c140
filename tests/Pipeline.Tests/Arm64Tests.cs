using System.Runtime.InteropServices;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Short studies as a program for 64-bit ARM, under an emulator: weights, trail, curves and every table have the bytes of x86-64.</summary>
public sealed class Arm64Tests(Arm64Program program) : IClassFixture<Arm64Program>
{
    // One of every kind of learner; the program is made once.
    private static readonly string[] Studies = ["smoke", .. Catalogue.small.Select(study => study.Name)];

    public static TheoryData<string> Names() => [.. Studies];

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public void Another_processor_makes_the_same_weights_and_tables(string study)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64, "the emulator is one for Linux on x86-64");
        string[] expected = program.RunHere(study);
        expected.ShouldContain(file => file.Contains("weights.safetensors ", StringComparison.Ordinal));
        expected.ShouldContain(file => file.StartsWith("evaluate/", StringComparison.Ordinal) && file.Contains(".parquet ", StringComparison.Ordinal));
        program.RunThere(study).ShouldBe(expected);
    }
}
