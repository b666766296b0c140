using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

/// <summary>The stages of a study by walking it.</summary>
public sealed class StagesTests
{
    private static readonly Study Pixels = KSparseEnsemble.study;

    [Fact]
    public void A_learner_of_pixels_is_one_stage() =>
        Stages.names(Pixels).ShouldBe(["normalize", "train", "evaluate", "figures", "report"]);

    [Fact]
    public void Every_learner_below_is_a_stage_of_its_own_before_the_one_that_learns_from_its_codes() =>
        Stages.names(On(On(Pixels))).ShouldBe(["normalize", "train-1", "train-2", "train", "evaluate", "figures", "report"]);

    [Fact]
    public void A_stage_is_made_of_the_images_and_of_the_learner_below() =>
        Made(On(Pixels)).ShouldBe(
        [
            "normalize", "train-1 of normalize", "train of normalize and train-1", "evaluate of normalize and train", "figures of evaluate",
            "report of normalize and train-1 and train and evaluate and figures",
        ]);

    // Fingerprints follow: whatever stands on it, it is trained once.
    [Fact]
    public void A_learner_has_the_same_text_wherever_it_stands()
    {
        Study wide = On(Pixels).With("training.epochs = 7");
        Texts(On(Pixels))[0].ShouldBe(CanonicalText.ofLines(CanonicalText.linesOfMeasured(Pixels)));
        Texts(wide)[0].ShouldBe(Texts(On(Pixels))[0]);
        Texts(wide)[1].ShouldNotBe(Texts(On(Pixels))[1]);
    }

    [Fact]
    public void The_next_stage_is_made_when_it_is_asked_for_and_not_before()
    {
        Making making = new();
        foreach (string name in Stages.ofStudy(making, Pixels))
        {
            making.Made.Last().ShouldBe(name);
        }

        making.Made.Count.ShouldBe(5);
    }

    private static Study On(Study below) =>
        With(below, new Learner(Representation.NewCodesOf(below.Learner, Tuning.Frozen), below.Learner.Aim, below.Learner.Training));

    private static Study With(Study study, Learner learner) =>
        new(study.Name, study.Title, study.Template, study.Seed, study.Dataset, learner, study.Evaluation, study.Arms);

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

        public string Normalize(Dataset dataset) => Note("normalize", []);

        public string Train(string place, Study learning, IReadOnlyList<string> madeOf)
        {
            Texts.Add(CanonicalText.ofLines(CanonicalText.linesOfMeasured(learning)));
            return Note(place, madeOf);
        }

        public string Evaluate(IReadOnlyList<string> madeOf) => Note("evaluate", madeOf);

        public string Figures(IReadOnlyList<string> madeOf) => Note("figures", madeOf);

        public string Report(IReadOnlyList<string> madeOf) => Note("report", madeOf);

        private string Note(string name, IReadOnlyList<string> madeOf)
        {
            Made.Add(madeOf.Count == 0 ? name : $"{name} of {string.Join(" and ", madeOf.Select(of => of.Split(' ')[0]))}");
            return Made[^1];
        }
    }
}
