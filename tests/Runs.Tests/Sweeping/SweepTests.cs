using ResearchPipeline.Experiments;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Specification;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Tests.Sweeping;

/// <summary>What a sweep runs, and in which order.</summary>
public sealed class SweepTests
{
    private static readonly Study Study = Smoke.study;

    private static Axis Axis(string key, params string[] values) => new(key, values);

    private static string[] Words(Variation variation) => [.. VariationModule.arms(variation).Select(arm => string.Join(' ', arm.Select(setting => $"{setting.Key}={setting.Value}")))];

    [Fact]
    public void A_grid_takes_every_value_with_every_other_the_last_axis_fastest() =>
        Words(Variation.NewGrid([Axis("a", "1", "2"), Axis("b", "x", "y", "z")])).ShouldBe(["a=1 b=x", "a=1 b=y", "a=1 b=z", "a=2 b=x", "a=2 b=y", "a=2 b=z"]);

    [Fact]
    public void A_grid_of_nothing_is_the_study_alone() => Words(Variation.NewGrid([])).ShouldBe([""]);

    [Fact]
    public void A_zip_takes_values_of_one_place_together() => Words(Variation.NewZip([Axis("a", "1", "2"), Axis("b", "x", "y")])).ShouldBe(["a=1 b=x", "a=2 b=y"]);

    [Fact]
    public void A_list_is_taken_as_it_is() =>
        Words(Variation.NewListed([[new ArmSetting("a", "1")], [new ArmSetting("b", "x"), new ArmSetting("c", "y")]])).ShouldBe(["a=1", "b=x c=y"]);

    [Fact]
    public void Whatever_is_wrong_is_said_at_once()
    {
        VariationModule.errors(Variation.NewZip([Axis("a", "1", "2"), Axis("b", "x")])).ShouldBe(["Values that are taken together are as many for every key; a has 2, b has 1."]);
        VariationModule.errors(Variation.NewGrid([Axis("a", "1"), Axis("a", "2"), Axis("b", "x", "x"), Axis("c")])).ShouldBe(
            ["a is varied 2 times; expected one list of values.", "b has the value \"x\" 2 times.", "c has no value."], ignoreOrder: true);
        Should.Throw<ArgumentException>(() => VariationModule.arms(Variation.NewGrid([Axis("c")]))).Message.ShouldContain("c has no value.");
    }

    [Fact]
    public void Arms_with_long_names_stay_apart_and_are_called_after_values_however_typed()
    {
        Variation variation = Variation.NewGrid([Axis("training.auxiliary-loss", "aux-k 1000 64 0.00390625"), Axis("training.silent-features", "restart-from-residuals 0 1"), Axis("model.k", "6", "012")]);
        SweepPlan plan = SweepPlan.Of(Study, variation, 2, "evaluate");
        plan.Runs.Select(run => run.Tag).ShouldBeUnique();
        plan.Runs.Select(run => run.Arm).Distinct().Count().ShouldBe(2);
        SweepPlan.Of(Study, Variation.NewGrid([Axis("model.k", "06")]), 1, "evaluate").Runs[0].Arm.ShouldBe("k6");
        plan.Defect().ShouldBeNull();
    }

    [Fact]
    public void A_plan_that_was_edited_says_where()
    {
        SweepPlan plan = SweepPlan.Of(Study, Variation.NewGrid([Axis("model.k", "6", "24")]), 1, "evaluate");
        PlannedRun[] swapped = [plan.Runs[0] with { Settings = plan.Runs[1].Settings }, plan.Runs[1]];
        (plan with { Runs = swapped }).Defect().ShouldStartWith("what run 0 chooses makes k24-seed42 (");
        (plan with { Runs = [plan.Runs[0] with { Tag = "k6\u001b[31m-seed42" }] }).Defect().ShouldStartWith("what run 0 chooses makes k6-seed42 (");
        (plan with { Runs = [plan.Runs[0] with { Settings = [new ArmSetting("model.k", "banana")] }] }).Defect().ShouldStartWith("run 0 cannot be run (model.k is \"banana\"");
        (plan with { Runs = [] }).Defect().ShouldBe("it has no run");
        (plan with { Runs = [plan.Runs[0], plan.Runs[0]] }).Defect().ShouldEndWith(" stands there 2 times");
        (plan with { Until = "train" }).Defect().ShouldStartWith("its runs go until \"train\"");
    }

    [Fact]
    public void What_every_run_chooses_is_chosen_once_and_not_varied()
    {
        Sweep sweep = new("a", "A", "a", Study, [new("a", "1"), new("a", "2"), new("b", "1")], [Variation.NewGrid([Axis("b", "1", "2")]), Variation.NewListed([[new ArmSetting("c", "1")]])], 1);
        SweepModule.errors(sweep).ShouldBe(["a is chosen 2 times for every run.", "b is chosen for every run, and varied."]);
    }

    [Fact]
    public void A_plan_has_a_run_for_each_arm_and_seed_the_own_seed_first()
    {
        SweepPlan plan = SweepPlan.Of(Study, Variation.NewGrid([Axis("model.k", "6", "12")]), 3, "evaluate");
        plan.Runs.Select(run => run.Tag).ShouldBe(["k6-seed42", "k6-seed43", "k6-seed44", "k12-seed42", "k12-seed43", "k12-seed44"]);
        // 12 is what the study chooses, and 42 its seed: nothing is changed, so it is the study's own run.
        plan.Runs[3].Run.ShouldBe("smoke");
        plan.Runs.Select(run => run.Run).ShouldBeUnique();
        plan.Runs.Select(run => run.Arm).Distinct().ShouldBe(["k6", "k12"]);
    }

    [Fact]
    public void What_cannot_be_run_is_refused_before_anything_runs()
    {
        UsageException refused = Should.Throw<UsageException>(() => SweepPlan.Of(Study, Variation.NewGrid([Axis("model.k", "6", "97")]), 2, "evaluate"));
        refused.Message.ShouldStartWith("Of 4 runs 2 cannot be run, and nothing was started. model.k=97: The study cannot be run: k is 97;");
        Should.Throw<UsageException>(() => SweepPlan.Of(Study, Variation.NewGrid([Axis("seed", "1", "2")]), 2, "evaluate")).Message.ShouldContain("expected one of the two");
    }

    [Fact]
    public void A_plan_comes_out_of_its_file_as_it_was()
    {
        string folder = Directory.CreateTempSubdirectory("plan ü-").FullName;
        SweepPlan plan = SweepPlan.Of(Study, Variation.NewGrid([Axis("training.averaging", "exponential 0.9")]), 2, "results");
        PlanFile.Write(folder, plan);
        SweepPlan read = PlanFile.Read(folder)!;
        (read.Study, read.Specification, read.Until).ShouldBe((plan.Study, plan.Specification, plan.Until));
        read.Runs.Select(run => (run.Run, run.Tag, run.Arm, string.Join('\n', run.Settings))).ShouldBe(plan.Runs.Select(run => (run.Run, run.Tag, run.Arm, string.Join('\n', run.Settings))));
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"study":"smoke","specification":"x","until":"evaluate"}""")]
    [InlineData("""{"study":"smoke","specification":"x","until":"evaluate","runs":[{"run":"a","tag":"b","arm":null,"settings":[]}]}""")]
    [InlineData("""{"study":"smoke","specification":"x","until":"evaluate","runs":[{"run":"a","tag":"b","arm":"c","settings":["k"]}]}""")]
    public void A_file_that_is_no_plan_is_refused_in_one_paragraph(string text)
    {
        string folder = Directory.CreateTempSubdirectory("plan-").FullName;
        File.WriteAllText(Path.Combine(folder, PlanFile.FileName), text);
        Should.Throw<ResearchPipeline.Files.DataException>(() => PlanFile.Read(folder)).Message.ShouldContain("is no plan of a sweep");
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_plan_that_is_extended_keeps_what_it_had_in_its_place()
    {
        SweepPlan plan = SweepPlan.Of(Study, Variation.NewGrid([Axis("model.k", "6")]), 1, "evaluate");
        SweepPlan more = SweepPlan.Of(Study, Variation.NewGrid([Axis("model.k", "3", "6")]), 2, "evaluate");
        plan.With(more).Runs.Select(run => run.Tag).ShouldBe(["k6-seed42", "k3-seed42", "k3-seed43", "k6-seed43"]);
    }
}
