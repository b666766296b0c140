namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The second, the fourth and so on of the studies that are run on 64-bit ARM.</summary>
/// <param name="program">Where they run.</param>
public sealed class Arm64OddTests(Arm64Program program) : Arm64Tests(program, half: 1), IClassFixture<Arm64Program>
{
    public static TheoryData<string> Names() => EverySecond(1);

    [Theory(Explicit = true)]
    [MemberData(nameof(Names))]
    public void Another_processor_makes_the_same_weights_and_tables(string study) => MakesTheSame(study);
}
