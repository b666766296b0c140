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
            string text = arm.Name + arm.Label + string.Concat(arm.Settings.Value.Select(setting => setting.Key + setting.Value));
            text.IndexOfAny([',', '"', '\n', ';']).ShouldBe(-1, text);
        }
    }

    // An ensemble that learns in one step has columns of its own; what classifies is none.
    [Fact]
    public void Arms_are_measured_in_the_columns_of_their_studys_own_learner()
    {
        foreach (Study study in Catalogue.studies)
        {
            ArmResults.OfOtherColumns(study).ShouldBeNull(study.Name);
        }

        Study of = FutureWork.study;
        Arm softmax = of.Compared.Single(arm => arm.Name == "codes");
        ArmResults.OfOtherColumns(new Study(of.Name, of.Title, of.Template, of.Seed, of.Dataset, of.Learner, of.Evaluation, [], [of.Compared[0], softmax])).ShouldBe("codes");
    }

    [Theory]
    [InlineData("--arm=no-aux", "There is no arm no-aux. Did you mean no-auxk? The arms are recipe, ")]
    [InlineData("--arm=no-auxk --seed=7", "No arm that was asked for is run with seed 7; the seeds are 1, 2, 3.")]
    [InlineData("--study=smoke", "The study smoke has no arms; those that have are k-sparse-ensemble")]
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
                .Sum(arm => arm.Seeds.Sum(seed => RowsOf(ArmResults.StudyOf(study, arm, seed)))));
        }
    }

    private static int RowsOf(Study run) => ComputationModule.ofStudy(run).IsFused ? run.Learner.Training.Members + 1 : run.Learner.Training.Members;

    [Fact]
    public void Results_of_another_version_of_the_study_do_not_get_into_its_report()
    {
        Workspace workspace = new(Repository.FindRoot(), "", "", null);
        ArmResults.Find(workspace, KSparseEnsemble.study.With("training.epochs = 4")).ShouldBeNull();
    }

    [Theory]
    [InlineData("a row of a member", "it does not hold as one run of this study arm recipe with seed 1")]
    [InlineData("the row of an ensemble", "it does not hold as one run of this study arm recipe with seed 1")]
    [InlineData("a row twice", "it does not hold as one run of this study arm recipe with seed 1")]
    [InlineData("a run", "it lacks arm recipe with seed 1")]
    [InlineData("a row of no arm", "it holds rows of no arm")]
    [InlineData("the file", "it is not there")]
    public void Results_that_are_not_whole_do_not_get_into_the_report(string defect, string why)
    {
        string root = Directory.CreateTempSubdirectory("arms-").FullName;
        Directory.CreateDirectory(Path.Combine(root, "experiments"));
        List<string> lines = [.. File.ReadLines(ArmResults.FileOf(new(Repository.FindRoot(), "", "", null), KSparseEnsemble.study.Name))];
        switch (defect)
        {
            case "a row of a member": lines.RemoveAt(2); break;
            case "the row of an ensemble": lines.RemoveAt(6); break;
            case "a row twice": lines.Insert(2, lines[2]); break;
            case "a run": lines.RemoveRange(1, 6); break;
            case "a row of no arm": lines.Add(lines[1].Replace("recipe,", "other,", StringComparison.Ordinal)); break;
            default: lines.Clear(); break;
        }

        Workspace workspace = new(root, "", "", null);
        if (lines.Count > 0)
        {
            File.WriteAllLines(ArmResults.FileOf(workspace, KSparseEnsemble.study.Name), lines);
        }

        ArmResults.Lacking(workspace, KSparseEnsemble.study).ShouldBe(why);
        ArmResults.Find(workspace, KSparseEnsemble.study).ShouldBeNull();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public void Rows_that_are_kept_are_believed_only_as_they_were_kept()
    {
        string path = Path.GetTempFileName();
        Arm arm = KSparseArms.arms[0];
        Study run = ArmResults.StudyOf(KSparseEnsemble.study, arm, 1);
        string[] rows = [.. ArmTable.Read(ArmResults.FileOf(new(Repository.FindRoot(), "", "", null), KSparseEnsemble.study.Name)).Take(6).Select(row => row.Text)];
        KeptRows kept = new(path);
        kept.Read(arm, run).ShouldBeNull("an empty file holds none");
        kept.Write(rows);
        kept.Read(arm, run).ShouldBe(rows);
        kept.Read(arm, run.With("seed = 2")).ShouldBeNull();
        byte[] whole = File.ReadAllBytes(path);
        foreach (int place in (int[])[0, 70, whole.Length / 2, whole.Length - 2])
        {
            byte[] altered = [.. whole];
            altered[place] ^= 1;
            File.WriteAllBytes(path, altered);
            kept.Read(arm, run).ShouldBeNull($"byte {place}");
        }

        File.Delete(path);
        kept.Read(arm, run).ShouldBeNull("there are none");
    }
}
