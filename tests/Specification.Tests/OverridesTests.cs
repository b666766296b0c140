using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

public sealed class OverridesTests
{
    private static readonly Overrides Nothing = new(null, null, null, null, null, null, null, false);

    public static TheoryData<string, string> Choices => new()
    {
        { "epochs", "training.epochs = 7" },
        { "members", "training.members = 7" },
        { "k", "model.k = 7" },
        { "latents", "model.latents = 700" },
        { "lambda", "training.consistency-weight = 0.7" },
        { "seed", "seed = 7" },
        { "batch size", "training.batch-size = 7" },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void An_override_changes_its_own_line_of_the_specification_and_no_other(string choice, string line)
    {
        string[] before = Lines(OverridesModule.apply(Nothing, KSparseEnsemble.study));
        string[] after = Lines(OverridesModule.apply(Of(choice), KSparseEnsemble.study));
        before.ShouldBe(Lines(KSparseEnsemble.study));
        after.Except(before).ShouldBe([line]);
        before.Except(after).ShouldHaveSingleItem().Split(" = ")[0].ShouldBe(line.Split(" = ")[0]);
    }

    private static Overrides Of(string choice) => choice switch
    {
        "epochs" => new(7, null, null, null, null, null, null, false),
        "members" => new(null, 7, null, null, null, null, null, false),
        "k" => new(null, null, 7, null, null, null, null, false),
        "latents" => new(null, null, null, 700, null, null, null, false),
        "lambda" => new(null, null, null, null, 0.7, null, null, false),
        "seed" => new(null, null, null, null, null, 7UL, null, false),
        "batch size" => new(null, null, null, null, null, null, 7, false),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "no choice that can be overridden"),
    };

    private static string[] Lines(Experiment experiment) => CanonicalText.ofExperiment(experiment).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
