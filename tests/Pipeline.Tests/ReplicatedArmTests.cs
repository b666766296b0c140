using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Which arm is learned again.</summary>
public sealed class ReplicatedArmTests
{
    [Fact]
    public void Without_an_arm_the_study_itself_is() => Of("kl-sparse").ShouldBeNull();

    [Fact]
    public void An_arm_is_taken_with_the_first_of_its_seeds_or_the_one_that_is_named()
    {
        ReplicatedArm first = Of("kl-sparse", ("arm", "half-sum")).ShouldNotBeNull();
        first.Seed.ShouldBe(first.Arm.Seeds[0]);
        ReplicatedArm named = Of("kl-sparse", ("arm", "half-sum"), ("seed", "2")).ShouldNotBeNull();
        named.Settings.Split('\n').ShouldContain("seed=2");
        named.Settings.Split('\n').Length.ShouldBeGreaterThan(1, "an arm changes something");
    }

    [Fact]
    public void Arms_that_a_study_runs_apart_are_there_too_and_keep_their_judge()
    {
        Study main = Catalogue.studies[0];
        Arm judged = main.Arms.First(arm => arm.JudgedBy.IsValidation);
        Of(main.Name, ("arm", judged.Name)).ShouldNotBeNull().Settings.Split('\n').ShouldContain("dataset.judged-by=validation");
    }

    [Theory]
    [InlineData("smoke", "half-sum", "", "The study smoke has no arms, so --arm names none.")]
    [InlineData("kl-sparse", "half-sun", "", "There is no arm half-sun. Did you mean half-sum? The arms are ")]
    [InlineData("kl-sparse", "half-sum", "99", "The arm half-sum is not run with seed 99; its seeds are ")]
    public void What_there_is_not_is_said_with_what_there_is(string study, string arm, string seed, string message) =>
        Should.Throw<UsageException>(() => Of(study, [("arm", arm), .. seed.Length == 0 ? Array.Empty<(string, string)>() : [("seed", seed)]])).Message.ShouldStartWith(message);

    [Fact]
    public void An_arm_with_other_choices_is_no_arm_of_the_study() =>
        Should.Throw<UsageException>(() => Of("kl-sparse", ("arm", "half-sum"), ("epochs", "3"))).Message.ShouldBe("An arm is learned again as the study has it: --arm=half-sum does not go with training.epochs=3.");

    private static ReplicatedArm? Of(string study, params (string Name, string Value)[] given) => ReplicatedArm.Of(
        RunOptions.Of(given.Append(("study", study)).ToDictionary(pair => pair.Item1, pair => pair.Item2)), Catalogue.studies.Single(candidate => candidate.Name == study));
}
