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
        CanonicalText.parse(study, CanonicalText.ofStudy(study)).ResultValue.ShouldBe(study);
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

    [Fact]
    public void Their_page_names_each_with_its_title()
    {
        string page = File.ReadAllText(Path.Combine(SpecificationTests.Root(), "experiments", "Small.md"));
        Catalogue.small.ShouldAllBe(study => page.Contains($"| `{study.Name}` | {study.Title} |"));
    }

    [Fact]
    public void Its_report_is_made_for_what_a_study_learns_with_also_where_settings_have_changed_that()
    {
        ReportTemplate.suiting(KSparseEnsemble.study).ShouldBe("ensemble");
        ReportTemplate.suiting(Smoke.study.With("training.consistency-weight = 0", "training.auxiliary-loss = none", "training.silent-features = leave", "training.row-norms = learned", "training.weight-decay = 0.1")).ShouldBe("network");
        Study turned = Catalogue.small.Single(study => study.Name == "small-k-sparse")
            .With("training.optimizer = adam", "training.loss = mean-squared-error", "model.k = 6", "model.encoding-factor = 1", "model.initialization = orthogonal");
        ReportTemplate.suiting(turned).ShouldBe("ensemble");
    }

    // Whatever a network of blocks can do is done by one of them.
    [Fact]
    public void Together_they_make_every_kind_of_choice()
    {
        HashSet<string> made = [.. Catalogue.small.SelectMany(Settings.values).Select(line => $"{line.Key.Split("input.")[^1]} {line.Value.Split(' ')[0]}")];
        string[] kinds =
        [
            "model.centring mean", "model.code k-largest", "model.code k-largest-of-batch", "model.code activated", "model.code gaussian", "model.decoder tied", "model.decoder tied-activated",
            "model.decoder tied-scaled", "model.decoder untied",
            "model.initialization normal", "model.initialization whitening", "model.initialization glorot", "model.k linear", "model.encoding-factor 2", "training.batch-size full", "training.batch-size 50",
            "training.corruption masking", "training.corruption noise", "training.loss mean-squared-error", "training.loss sum-of-squares",
            "training.loss half-sum-of-squares", "training.loss cross-entropy", "training.mean-activation kullback-leibler", "training.l1 0.1", "training.prior 1",
            "training.weight-decay 0.001", "training.optimizer adam", "training.optimizer momentum", "training.optimizer nesterov", "training.optimizer l-bfgs",
            "training.rate-schedule linear-to-zero", "training.rate-schedule cosine-to-zero", "training.averaging exponential", "training.members 2",
            "training.images 300", "training.epochs 0", "training.input-dropout 0.2", "training.code-dropout 0.5", "learner classifier", "input frozen-codes", "input fine-tuned-codes",
        ];
        kinds.Except(made).ShouldBeEmpty();
    }
}
