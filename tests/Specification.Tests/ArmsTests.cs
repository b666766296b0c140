using Microsoft.FSharp.Core;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

/// <summary>What an arm changes in a study, and what becomes of it.</summary>
public sealed class ArmsTests
{
    public static TheoryData<string> Comparing => [.. Catalogue.studies.Where(study => study.Compared.Length + study.Arms.Length > 0).Select(study => study.Name)];

    private static Study Main => KSparseEnsemble.study;

    [Fact]
    public void An_arm_says_who_judges_it_then_its_seed_then_its_own_choices() =>
        Arms.settings(ArmOf(JudgedBy.Validation, "model.k", "9"), 7).Select(setting => $"{setting.Key}={setting.Value}")
            .ShouldBe(["dataset.judged-by=validation", "seed=7", "model.k=9"]);

    [Fact]
    public void The_study_of_an_arm_has_its_choices_and_no_arms()
    {
        Study run = Arms.study(Main, ArmOf(JudgedBy.Test, "model.k", "9"), 7).ResultValue;
        run.ShouldBe(Arms.alone(Main).With("seed = 7", "model.k = 9"));
        (run.Arms.Length + run.Compared.Length).ShouldBe(0);
    }

    [Fact]
    public void What_cannot_be_run_is_told_with_its_arm_and_seed() =>
        Arms.errors(Compares(ArmOf(JudgedBy.Test, "model.k", "5000"), ArmOf(JudgedBy.Test, "model.kk", "1")))
            .ShouldBe(["arm a, seed 1: k is 5000; it must lie between 1 and 1024, the number of latents", "arm a, seed 1: There is no setting \"model.kk\""]);

    [Fact]
    public void What_cannot_be_run_for_one_reason_is_told_once()
    {
        Arm first = ArmOf(JudgedBy.Test, "model.kk", "1"), second = Like(first, "b", 1), twice = Like(first, "c", 3, 4);
        Arms.errors(Compares(twice)).ShouldBe(["arm c, 2 seeds: There is no setting \"model.kk\""]);
        Arms.errors(Compares(first, second, twice)).ShouldBe(["arms a, b, c, 4 runs: There is no setting \"model.kk\""]);
    }

    // Errors on other images stand beside the study's own: their row says so.
    [Theory]
    [InlineData("dataset.source", "fashion-mnist", "another", "Fashion-MNIST")]
    [InlineData("dataset.judges-of", "only fashion-mnist", "judged by articles", "Fashion-MNIST")]
    [InlineData("dataset.judges-of", "also fashion-mnist", "judged by Fashion-MNIST too", "MNIST")]
    [InlineData("dataset.judges-of", "also fashion-mnist", "judged by both", "MNIST and Fashion-MNIST")]
    [InlineData("dataset.source", "fashion-mnist", "learned from Fashion-MNIST", null)]
    [InlineData("dataset.judges-of", "only fashion-mnist", "judged by articles (Fashion-MNIST)", null)]
    [InlineData("dataset.judges-of", "also fashion-mnist", "judged by MNIST and Fashion-MNIST", null)]
    [InlineData("dataset.left-out-class", "3", "without one", null)]
    public void An_arm_of_other_images_than_its_study_names_their_data_set(string key, string value, string label, string? unsaid) =>
        Arms.errors(Compares(Labelled(label, ArmOf(JudgedBy.Test, key, value)))).ShouldBe(
            unsaid is null ? [] : [$"arm a, seed 1: its label, \"{label}\", does not say {unsaid}; an arm of other images than its study's names their data set"]);

    [Fact]
    public void Where_a_study_is_of_another_data_set_so_are_its_arms_but_those_that_have_one_of_their_own()
    {
        Study study = Compares(ArmOf(JudgedBy.Test, "model.k", "9"), Labelled("learned from Fashion-MNIST", Like(ArmOf(JudgedBy.Test, "dataset.source", "fashion-mnist"), "b", 1)));
        Arms.compared(study).Select(run => run.Study.Dataset.Source.IsFashionMnist).ShouldBe([false, true]);
        Arms.sources(study).ShouldBe([DatasetSource.Mnist, DatasetSource.FashionMnist]);
        Study changed = study.With("dataset.source = fashion-mnist");
        Arms.compared(changed).ShouldAllBe(run => run.Study.Dataset.Source.IsFashionMnist);
        Arms.sources(changed).ShouldBe([DatasetSource.FashionMnist]);
    }

    // The learner that the record says is the one that runs.
    [Fact]
    public void An_arm_that_is_made_by_changing_a_learner_runs_that_learner()
    {
        foreach (Study other in Catalogue.studies)
        {
            Arm arm = Arms.changing(Main, "a", "another", [Main.Seed], FuncConvert.FromFunc<Learner, Learner>(_ => other.Learner));
            Arms.study(Main, arm, Main.Seed).ResultValue.Learner.ShouldBe(other.Learner, other.Name);
            Arm back = Arms.changing(other, "a", "another", [other.Seed], FuncConvert.FromFunc<Learner, Learner>(_ => Main.Learner));
            Arms.study(other, back, other.Seed).ResultValue.Learner.ShouldBe(Main.Learner, other.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Comparing))]
    public void Every_arm_of_the_catalogue_can_be_run_and_has_a_name_of_its_own(string name)
    {
        Study study = Catalogue.studies.Single(study => study.Name == name);
        Arms.errors(study).ShouldBeEmpty();
        study.Compared.Concat(study.Arms).Select(arm => arm.Name).ShouldBeUnique();
        study.Compared.Concat(study.Arms).ShouldAllBe(arm => arm.Seeds.Length > 0 && arm.Name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-' || letter == '.'));
        study.Arms.ShouldAllBe(arm => !arm.MayDiverge);
        // A row of the table of arms is one line of words between commas.
        study.Arms.ShouldAllBe(arm => !arm.Label.Contains(',') && !arm.Label.Contains('"') && !arm.Label.Contains('\n'));
        Stages.names(study).ShouldBeUnique();
    }

    private static Arm ArmOf(JudgedBy judges, string key, string value) => new("a", "another", judges, [1], new([new ArmSetting(key, value)]), mayDiverge: false);

    private static Arm Like(Arm arm, string name, params ulong[] seeds) => new(name, arm.Label, arm.JudgedBy, seeds, arm.Settings, arm.MayDiverge);

    private static Arm Labelled(string label, Arm arm) => new(arm.Name, label, arm.JudgedBy, arm.Seeds, arm.Settings, arm.MayDiverge);

    private static Study Compares(params Arm[] arms) => new(Main.Name, Main.Title, Main.Template, Main.Seed, Main.Dataset, Main.Learner, Main.Evaluation, arms, []);
}
