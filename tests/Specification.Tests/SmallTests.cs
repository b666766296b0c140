using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

/// <summary>The smallest study of every kind.</summary>
public sealed class SmallTests
{
    public static TheoryData<string> Names => [.. Catalogue.small.Select(study => study.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_small_study_makes_sense_and_is_learned_block_by_block(string name)
    {
        Study study = Catalogue.small.Single(study => study.Name == name);
        Validation.errors(study).ShouldBeEmpty();
        ComputationModule.errors(study).ShouldBeEmpty();
        ComputationModule.ofStudy(study).IsChained.ShouldBeTrue();
        CanonicalText.parse(study.Name, study.Title, study.Template, study.Arms, CanonicalText.ofStudy(study)).ResultValue.ShouldBe(study);
        (study.Dataset.TrainImages, study.Dataset.TestImages).ShouldBe((700, 300));
    }

    [Fact]
    public void No_two_of_them_or_of_the_catalogue_are_one()
    {
        Study[] all = Catalogue.studies;
        all.Select(study => study.Name).ShouldBeUnique();
        all.Select(Fingerprint.ofStudy).ShouldBeUnique();
        Catalogue.small.Except(all).ShouldBeEmpty("each of them can be run by its name");
        Catalogue.small.ShouldAllBe(study => study.Name.StartsWith("small-", StringComparison.Ordinal));
    }

    // Whatever a network of blocks can do is done by one of them.
    [Fact]
    public void Together_they_make_every_kind_of_choice()
    {
        HashSet<string> made = [.. Catalogue.small.SelectMany(Settings.values).Select(line => $"{line.Key.Split("input.")[^1]} {line.Value.Split(' ')[0]}")];
        string[] kinds =
        [
            "model.code k-largest", "model.code k-largest-of-batch", "model.code activated", "model.code gaussian", "model.decoder tied", "model.decoder untied",
            "model.initialization normal", "model.initialization glorot", "model.k linear", "model.encoding-factor 2", "training.batch-size full", "training.batch-size 50",
            "training.corruption masking", "training.corruption noise", "training.loss mean-squared-error", "training.loss sum-of-squares",
            "training.loss half-sum-of-squares", "training.loss cross-entropy", "training.mean-activation kullback-leibler", "training.l1 0.1", "training.prior 1",
            "training.weight-decay 0.001", "training.optimizer adam", "training.optimizer momentum", "training.optimizer nesterov", "training.optimizer l-bfgs",
            "training.rate-schedule linear-to-zero", "training.rate-schedule cosine-to-zero", "training.averaging exponential", "training.members 2",
            "training.input-dropout 0.2", "training.code-dropout 0.5", "learner classifier", "input frozen-codes", "input fine-tuned-codes",
        ];
        kinds.Except(made).ShouldBeEmpty();
    }
}
