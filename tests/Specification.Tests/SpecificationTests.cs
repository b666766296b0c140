using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

public sealed class SpecificationTests
{
    private static Experiment Study => KSparseEnsemble.study;

    [Fact]
    public void The_canonical_text_of_the_main_study_is_as_approved() =>
        CanonicalText.ofExperiment(Study).ShouldMatchApproved(Snapshots.InExpectations);

    [Fact]
    public void Every_study_of_the_catalogue_is_valid_and_named_once()
    {
        Catalogue.studies.ShouldNotBeEmpty();
        Catalogue.studies.ShouldAllBe(study => Validation.errors(study).Length == 0);
        Catalogue.names.ShouldBeUnique();
    }

    [Fact]
    public void Every_error_is_told_at_once()
    {
        Overrides overrides = new(0, -3, 5000, null, double.NaN, null, null, false);
        string.Join("\n", Validation.errors(OverridesModule.apply(overrides, Study))).ShouldMatchApproved(Snapshots.InExpectations);
    }

    [Fact]
    public void An_override_changes_the_fingerprint_and_the_name_of_the_run()
    {
        Experiment changed = OverridesModule.apply(new Overrides(1, null, null, null, null, null, null, false), Study);
        Fingerprint.ofExperiment(changed).ShouldNotBe(Fingerprint.ofExperiment(Study));
        Fingerprint.runName(Study, changed).ShouldBe($"k-sparse-ensemble-{Fingerprint.ofExperiment(changed)[..8]}");
    }

    [Fact]
    public void An_override_that_repeats_the_study_changes_nothing()
    {
        Experiment same = OverridesModule.apply(new Overrides(5, 5, 50, 1024, 0.01, 42UL, 128, false), Study);
        Fingerprint.runName(Study, same).ShouldBe("k-sparse-ensemble");
        same.ShouldBe(Study);
    }

    [Fact]
    public void Judged_by_validation_the_last_5000_training_images_are_held_back()
    {
        Dataset judged = OverridesModule.apply(new Overrides(null, null, null, null, null, null, null, true), Study).Dataset;
        (judged.TrainImages, judged.TestImages, judged.JudgedBy).ShouldBe((55_000, 5_000, JudgedBy.Validation));
        Dataset few = DatasetModule.judgedByValidation(new Dataset(DatasetSource.Mnist, 700, 300, JudgedBy.Test));
        (few.TrainImages, few.TestImages).ShouldBe((700, 300));
    }

    [Fact]
    public void The_canonical_text_lists_every_key_once_in_order() => KeysInOrder(Study);

    [Fact]
    public void So_it_does_with_the_lines_that_only_some_studies_have()
    {
        Training with = new(
            1, 1, 1, Study.Training.Optimizer, RateSchedule.NewLinearToZero(0.2), 0, SilentFeatures.LeaveSilent, AuxiliaryLoss.NewAuxK(1000, 64, 0.25), RowNorms.NormsOfTheStart, Averaging.LastStep);
        Experiment study = new(Study.Name, Study.Title, 1, DatasetModule.judgedByValidation(Study.Dataset), Study.Model, with, Study.Evaluation);
        KeysInOrder(study);
        string text = CanonicalText.ofExperiment(study);
        text.ShouldContain("dataset.judged-by = validation\n");
        text.ShouldContain("training.auxiliary-loss = aux-k 1000 64 0.25\n");
        text.ShouldContain("training.rate-schedule = linear-to-zero 0.2\n");
        text.ShouldContain("training.row-norms = of-the-start\n");
    }

    private static void KeysInOrder(Experiment study)
    {
        string[] keys = CanonicalText.ofExperiment(study)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(" = ")[0])
            .ToArray();
        keys.ShouldBeUnique();
        keys.ShouldBe(keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_title_is_a_label_and_not_a_choice()
    {
        Experiment renamed = new(Study.Name, "Another title", Study.Seed, Study.Dataset, Study.Model, Study.Training, Study.Evaluation);
        Fingerprint.ofExperiment(renamed).ShouldBe(Fingerprint.ofExperiment(Study));
    }
}
