using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

/// <summary>What a run changes in its study, and in which order that can be typed.</summary>
public sealed class ChangesTests
{
    private const int SizeOfManyCases = 60;

    [Fact]
    public void The_numbers_of_Adam_come_after_Adam()
    {
        Study lbfgs = Catalogue.small.Single(study => study.Name == "small-kl-sparse-lbfgs");
        Study adam = lbfgs.With("training.optimizer = adam", "training.adam.beta1 = 0.8", "training.batch-size = 50");
        Changes.between(lbfgs, adam).Select(change => change.Key).ShouldBe(
            ["training.adam.beta1", "training.adam.beta2", "training.adam.epsilon", "training.adam.learning-rate", "training.batch-size", "training.optimizer"]);
        Changes.inOrder(lbfgs, adam).Select(change => $"{change.Key} {change.From} -> {change.To}").ShouldBe(
            ["training.batch-size full -> 50", "training.optimizer l-bfgs 10 8 -> adam", "training.adam.beta1  -> 0.8"]);
    }

    [Fact]
    public void Made_one_after_another_they_make_the_run() =>
        Prop.ForAll(AnyStudy.Arbitrary, AnyStudy.Arbitrary, (Study written, Study run) =>
        {
            Change[] changes = Changes.inOrder(written, run);
            Study made = changes.Aggregate(written, (study, change) => Settings.apply(change.Key, change.To, study).ResultValue);
            return HasNoNumber(written) || HasNoNumber(run) || run.Evaluation.PcaComponents.Length == 0 || run.Evaluation.Questions.Length == 0
                || (CanonicalText.ofStudy(made) == CanonicalText.ofStudy(run) && changes.Select(change => change.Key).Distinct().Count() == changes.Length);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithStartSize(SizeOfManyCases).WithEndSize(SizeOfManyCases));

    private static bool HasNoNumber(Study study) => CanonicalText.ofStudy(study).Contains("NaN", StringComparison.Ordinal);
}
