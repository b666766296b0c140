using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

public sealed class SpecificationTests
{
    private static Study Main => KSparseEnsemble.study;

    [Fact]
    public void The_canonical_text_of_the_main_study_is_as_approved() =>
        CanonicalText.ofStudy(Main).ShouldMatchApproved(Snapshots.InExpectations);

    // A choice that older specifications could not make has no line: what was published keeps its fingerprint.
    [Fact]
    public void The_main_study_has_the_fingerprint_under_which_it_is_published()
    {
        string manifest = File.ReadAllText(Path.Combine(Root(), "reports", Main.Name, "manifest.json"));
        manifest.ShouldContain($"\"specification\": \"{Fingerprint.ofStudy(Main)}\"");
    }

    [Fact]
    public void Every_study_of_the_catalogue_is_valid_and_named_once_and_something_here_learns_it()
    {
        Catalogue.studies.ShouldNotBeEmpty();
        Catalogue.studies.SelectMany(Validation.errors).ShouldBeEmpty();
        Catalogue.studies.SelectMany(ComputationModule.errors).ShouldBeEmpty();
        Catalogue.names.ShouldBeUnique();
    }

    [Fact]
    public void Every_error_is_told_at_once()
    {
        Study wrong = Main.With("training.epochs = 0", "training.members = -3", "model.k = 5000", "training.consistency-weight = NaN");
        string.Join("\n", Validation.errors(wrong)).ShouldMatchApproved(Snapshots.InExpectations);
    }

    [Fact]
    public void A_change_changes_the_fingerprint_and_the_name_of_the_run()
    {
        Study changed = Main.With("training.epochs = 1");
        Fingerprint.ofStudy(changed).ShouldNotBe(Fingerprint.ofStudy(Main));
        Fingerprint.runName(Main, changed).ShouldBe($"k-sparse-ensemble-{Fingerprint.ofStudy(changed)[..8]}");
    }

    [Fact]
    public void Another_data_set_is_another_study_whose_title_names_it()
    {
        Study changed = Main.With("dataset.source = fashion-mnist");
        CanonicalText.ofStudy(changed).ShouldBe(CanonicalText.ofStudy(Main).Replace("dataset.source = mnist\n", "dataset.source = fashion-mnist\n", StringComparison.Ordinal));
        StudyModule.title(Main).ShouldBe("An ensemble of k-sparse autoencoders on MNIST");
        StudyModule.title(changed).ShouldBe("An ensemble of k-sparse autoencoders on Fashion-MNIST");
        Catalogue.studies.ShouldAllBe(study => !StudyModule.title(study).Contains('{') && !study.Title.Contains("MNIST", StringComparison.Ordinal));
    }

    [Fact]
    public void A_change_that_repeats_the_study_changes_nothing()
    {
        Study same = Main.With(Settings.values(Main).Select(choice => $"{choice.Key} = {choice.Value}"));
        Fingerprint.runName(Main, same).ShouldBe("k-sparse-ensemble");
        same.ShouldBe(Main);
    }

    [Fact]
    public void Judged_by_validation_the_last_5000_training_images_are_held_back()
    {
        Dataset judged = Main.With("dataset.judged-by = validation").Dataset;
        (judged.TrainImages, judged.TestImages, judged.JudgedBy).ShouldBe((55_000, 5_000, JudgedBy.Validation));
        Dataset few = Smoke.study.With("dataset.judged-by = validation").Dataset;
        (few.TrainImages, few.TestImages).ShouldBe((700, 300));
    }

    [Theory]
    [InlineData("seed = 1")]
    [InlineData("dataset.judged-by = validation", "training.auxiliary-loss = aux-k 1000 64 0.25", "training.rate-schedule = linear-to-zero 0.2", "training.l1 = 0.5", "model.hidden = none")]
    public void The_canonical_text_lists_every_key_once_in_order(params string[] lines)
    {
        string[] keys = [.. CanonicalText.ofStudy(Main.With(lines)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(" = ")[0])];
        keys.ShouldBeUnique();
        keys.ShouldBe(keys.Order(StringComparer.Ordinal));
        keys.ShouldNotContain("model.hidden", "what stands at its default has no line");
    }

    [Fact]
    public void What_a_run_changes_is_told_key_by_key_with_what_stands_at_its_default() =>
        Changes.between(Main, Main.With("model.k = 25", "training.rate-schedule = linear-to-zero 0.2", "training.auxiliary-loss = none"))
            .Select(change => $"{change.Key}: {change.From} -> {change.To}")
            .ShouldBe(["model.k: 50 -> 25", "training.auxiliary-loss: aux-k 1000 64 0.00390625 -> none", "training.rate-schedule: constant -> linear-to-zero 0.2"]);

    [Fact]
    public void A_choice_that_only_one_of_two_studies_has_to_make_is_a_change()
    {
        Study smooth = Main.With("model.code = activated sigmoid");
        Changes.between(Main, smooth).Select(change => (change.Key, change.From, change.To)).ShouldBe(
            [("model.code", "k-largest", "activated sigmoid"), ("model.encoding-factor", "1", ""), ("model.k", "50", "")]);
    }

    [Fact]
    public void A_title_and_arms_are_no_choices_of_the_run() =>
        Fingerprint.ofStudy(new Study(Main.Name, "Another title", "another", Main.Seed, Main.Dataset, Main.Learner, Main.Evaluation, [], [])).ShouldBe(Fingerprint.ofStudy(Main));

    internal static string Root()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ResearchPipeline.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
