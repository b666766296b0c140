using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

/// <summary>The stages of a study by walking it.</summary>
public sealed class StagesTests
{
    private static readonly Study Pixels = KSparseEnsemble.study;

    private static readonly Study Comparing = Compares(
        Pixels,
        ArmOf("long", [1, 2], "training.epochs=7"),
        ArmOf("on-codes", [3], "input=frozen-codes"),
        ArmOf("may-diverge", [4], mayDiverge: true, "input=frozen-codes"),
        ArmOf("judged", [5], "dataset.judged-by=validation"));

    [Fact]
    public void A_learner_of_pixels_is_one_stage() =>
        Stages.names(Pixels).ShouldBe(["normalize", "train", "evaluate", "results", "figures", "report"]);

    [Fact]
    public void Every_learner_below_is_a_stage_of_its_own_before_the_one_that_learns_from_its_codes() =>
        Stages.names(On(On(Pixels))).ShouldBe(["normalize", "train-1", "train-2", "train", "evaluate", "results", "figures", "report"]);

    [Fact]
    public void A_stage_is_made_of_the_images_and_of_the_learner_below() =>
        Made(On(Pixels)).ShouldBe(
        [
            "normalize", "train-1 of normalize", "train of normalize and train-1", "evaluate of normalize and train", "results of evaluate", "figures of evaluate",
            "report of normalize and train-1 and train and evaluate and figures",
        ]);

    [Fact]
    public void What_a_study_compares_is_learned_and_measured_between_its_own_evaluation_and_the_results() =>
        Made(Comparing).SkipLast(1).ShouldBe(
        [
            "normalize", "train of normalize", "evaluate of normalize and train",
            "long.1.train of normalize", "long.1.measure of normalize and long.1.train",
            "long.2.train of normalize", "long.2.measure of normalize and long.2.train",
            "on-codes.3.train-1 of normalize", "on-codes.3.train of normalize and on-codes.3.train-1", "on-codes.3.measure of normalize and on-codes.3.train",
            "may-diverge.4.train-1 of normalize", "may-diverge.4.attempt of normalize and may-diverge.4.train-1",
            "judged.5.normalize", "judged.5.train of judged.5.normalize", "judged.5.measure of judged.5.normalize and judged.5.train",
            "results of evaluate and long.1.measure and long.2.measure and on-codes.3.measure and may-diverge.4.attempt and judged.5.measure",
            "figures of evaluate and long.1.measure and long.2.measure and on-codes.3.measure and may-diverge.4.attempt and judged.5.measure",
        ]);

    [Fact]
    public void A_report_is_made_of_every_stage_but_the_results() =>
        Made(Comparing)[^1].ShouldBe($"report of {string.Join(" and ", Stages.names(Comparing).Where(name => name is not ("results" or "report")))}");

    [Fact]
    public void Every_learner_that_is_trained_is_listed_with_the_one_below() =>
        Stages.allLearners(Comparing).Select(trained => $"{trained.Place} on {trained.Below ?? "pixels"}").ShouldBe(
        [
            "train on pixels", "long.1.train on pixels", "long.2.train on pixels",
            "on-codes.3.train-1 on pixels", "on-codes.3.train on on-codes.3.train-1", "may-diverge.4.train-1 on pixels", "judged.5.train on pixels",
        ]);

    [Theory]
    [InlineData("half-sum.2.train", "half-sum", 2, "train")]
    [InlineData("noise-0.5.12.train-1", "noise-0.5", 12, "train-1")]
    public void The_name_of_an_arms_stage_says_whose_it_is(string place, string arm, ulong seed, string within)
    {
        StagePlace.isOfArm(place).ShouldBeTrue();
        (StagePlace.armOf(place), StagePlace.seedOf(place), StagePlace.withinArm(place)).ShouldBe((arm, seed, within));
        StagePlace.prefixOf(place).ShouldBe($"{arm}.{seed}.");
    }

    [Fact]
    public void A_stage_of_the_study_itself_is_of_no_arm()
    {
        StagePlace.isOfArm("train-1").ShouldBeFalse();
        StagePlace.withinArm("train-1").ShouldBe("train-1");
    }

    // Fingerprints follow: whatever stands on it, it is trained once.
    [Fact]
    public void A_learner_has_the_same_text_wherever_it_stands()
    {
        Study wide = On(Pixels).With("training.epochs = 7");
        Texts(On(Pixels))[0].ShouldBe(CanonicalText.ofLines(CanonicalText.linesOfLearned(Pixels)));
        Texts(wide)[0].ShouldBe(Texts(On(Pixels))[0]);
        Texts(wide)[1].ShouldNotBe(Texts(On(Pixels))[1]);
        Texts(Compares(Pixels, ArmOf("same", [Pixels.Seed])))[1].ShouldBe(Texts(Pixels)[0]);
    }

    [Fact]
    public void How_many_latents_others_see_of_a_code_changes_no_weights_but_their_own()
    {
        Study three = Pixels.With("model.encoding-factor = 3");
        Texts(three)[0].ShouldBe(Texts(Pixels)[0]);
        Texts(On(three))[0].ShouldBe(Texts(Pixels)[0]);
        Texts(On(three))[1].ShouldNotBe(Texts(On(Pixels))[1]);
    }

    [Fact]
    public void The_next_stage_is_made_when_it_is_asked_for_and_not_before()
    {
        Making making = new();
        foreach (string name in Stages.ofStudy(making, Comparing))
        {
            making.Made.Last().ShouldBe(name);
        }

        making.Made.Count.ShouldBe(18);
    }

    private static Arm ArmOf(string name, ulong[] seeds, params string[] settings) => ArmOf(name, seeds, mayDiverge: false, settings);

    private static Arm ArmOf(string name, ulong[] seeds, bool mayDiverge, params string[] settings) =>
        new(name, name, JudgedBy.Test, seeds, new([.. settings.Select(line => line.Split('=')).Select(line => new ArmSetting(line[0], line[1]))]), mayDiverge);

    private static Study Compares(Study study, params Arm[] arms) =>
        new(study.Name, study.Title, study.Template, study.Seed, study.Dataset, study.Learner, study.Evaluation, arms, study.Arms);

    private static Study On(Study below) =>
        With(below, new Learner(Representation.NewCodesOf(below.Learner, Tuning.Frozen), below.Learner.Aim, below.Learner.Training));

    private static Study With(Study study, Learner learner) =>
        new(study.Name, study.Title, study.Template, study.Seed, study.Dataset, learner, study.Evaluation, study.Compared, study.Arms);

    private static string[] Made(Study study) => [.. Stages.ofStudy(new Making(), study)];

    private static string[] Texts(Study study)
    {
        Making making = new();
        _ = Stages.ofStudy(making, study).Count();
        return [.. making.Texts];
    }

    private sealed class Making : IStageMaker<string>
    {
        public List<string> Made { get; } = [];

        public List<string> Texts { get; } = [];

        public string Normalize(string place, Dataset dataset) => Note(place, []);

        public string Train(Trained trained, IReadOnlyList<string> madeOf)
        {
            Texts.Add(CanonicalText.ofLines(CanonicalText.linesOfLearned(trained.Learning)));
            return Note(trained.Place, madeOf);
        }

        public string Attempt(Trained trained, IReadOnlyList<string> madeOf) => Note(trained.Place, madeOf);

        public string Evaluate(IReadOnlyList<string> madeOf) => Note("evaluate", madeOf);

        public string Measure(string place, ArmRun run, IReadOnlyList<string> madeOf) => Note(place, madeOf);

        public string Results(IReadOnlyList<string> madeOf) => Note("results", madeOf);

        public string Figures(IReadOnlyList<string> madeOf) => Note("figures", madeOf);

        public string Report(IReadOnlyList<string> madeOf) => Note("report", madeOf);

        private string Note(string name, IReadOnlyList<string> madeOf)
        {
            Made.Add(madeOf.Count == 0 ? name : $"{name} of {string.Join(" and ", madeOf.Select(of => of.Split(' ')[0]))}");
            return Made[^1];
        }
    }
}
