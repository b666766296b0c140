using ResearchPipeline.Cli.Pipeline;
using ResearchPipeline.Files;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline.Tests.Arms;

[Collection("command line")]
public sealed class ArmTests
{
    private static readonly (Study Study, Arm Arm)[] All = [.. Catalogue.studies.SelectMany(study => study.Arms.Select(arm => (study, arm)))];

    [Fact]
    public void Every_arm_can_be_run_and_no_two_runs_are_the_same()
    {
        All.ShouldNotBeEmpty();
        All.SelectMany(pair => pair.Arm.Seeds.Select(seed => Fingerprint.ofMeasured(ArmResults.StudyOf(pair.Study, pair.Arm, seed)))).ShouldBeUnique();
        All.Select(pair => (pair.Study.Name, pair.Arm.Name)).ShouldBeUnique();
    }

    [Fact]
    public void A_choice_is_judged_by_images_of_which_no_run_of_it_learns_and_none_is_a_test_image()
    {
        foreach ((Study study, Arm arm) in All.Where(pair => pair.Arm.JudgedBy.IsValidation))
        {
            arm.Seeds.Length.ShouldBeGreaterThanOrEqualTo(3, arm.Name);
            Dataset dataset = ArmResults.StudyOf(study, arm, arm.Seeds[0]).Dataset;
            (dataset.TrainImages, dataset.TestImages, dataset.JudgedBy).ShouldBe((55_000, 5_000, JudgedBy.Validation), arm.Name);
        }
    }

    // Both say what the recipe of version 0.1 was.
    [Fact]
    public void The_arm_of_rare_restarts_is_the_study_of_that_name()
    {
        Arm arm = KSparseArms.arms.Single(candidate => candidate.Name == RareRestarts.study.Name);
        Study study = RareRestarts.study.With("dataset.judged-by = validation", "seed = 1");
        Fingerprint.ofMeasured(ArmResults.StudyOf(KSparseEnsemble.study, arm, 1)).ShouldBe(Fingerprint.ofMeasured(study));
    }

    [Fact]
    public void Names_and_labels_fit_into_a_row_between_commas()
    {
        foreach (Arm arm in All.Select(pair => pair.Arm))
        {
            string text = arm.Name + arm.Label + string.Concat(arm.Settings.Select(setting => setting.Key + setting.Value));
            text.IndexOfAny([',', '"', '\n', ';']).ShouldBe(-1, text);
        }
    }

    [Theory]
    [InlineData("--arm=no-aux", "There is no arm no-aux. Did you mean no-auxk? The arms are recipe, ")]
    [InlineData("--arm=no-auxk --seed=7", "No arm that was asked for is run with seed 7; the seeds are 1, 2, 3.")]
    [InlineData("--study=smoke", "The study smoke has no arms; those that have are k-sparse-ensemble.")]
    public void What_is_no_arm_is_refused_before_anything_runs(string options, string sentence)
    {
        (int exitCode, string _, string errors) = Cli.Run(["arms", .. options.Split(' ')]);
        errors.ShouldContain(sentence);
        exitCode.ShouldBe(2);
    }

    [Fact]
    public void The_results_of_arms_are_of_each_arm_and_seed_of_the_study_as_it_is_written()
    {
        Workspace workspace = new(Repository.FindRoot(), "", "", null);
        foreach (Study study in Catalogue.studies.Where(study => study.Arms.Length > 0))
        {
            ArmResults.Find(workspace, study).ShouldNotBeNull("dotnet cake --target=Arms makes it anew");
            ArmTable.Read(ArmResults.FileOf(workspace, study.Name)).Count.ShouldBe(study.Arms
                .Sum(arm => arm.Seeds.Sum(seed => ArmResults.StudyOf(study, arm, seed).Learner.Training.Members + 1)));
        }
    }

    [Fact]
    public void Results_of_another_version_of_the_study_do_not_get_into_its_report()
    {
        Workspace workspace = new(Repository.FindRoot(), "", "", null);
        ArmResults.Find(workspace, KSparseEnsemble.study.With("training.epochs = 4")).ShouldBeNull();
    }
}
