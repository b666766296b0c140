using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

/// <summary>How a study is learned: one way, or none and why.</summary>
public sealed class ComputationTests
{
    private static readonly Study[] Bases = Catalogue.studies;

    private static Study Main => KSparseEnsemble.study;

    // A network that can do everything but what the ensemble alone does.
    private static Study Network => Catalogue.small.Single(study => study.Name == "small-plain");

    [Theory]
    [InlineData("smoke")]
    [InlineData("small-stack")]
    public void Mixed_precision_is_refused_in_a_sentence_that_speaks_of_nothing_else(string name) =>
        ComputationModule.errors(Catalogue.studies.Single(study => study.Name == name).With("training.precision = mixed"))
            .ShouldHaveSingleItem().ShouldBe("training.precision is \"mixed\", and no engine takes it yet; it must be \"single\"");

    [Fact]
    public void Every_study_that_makes_sense_is_learned_in_one_way_or_told_why_not()
    {
        Dictionary<string, int> seen = new() { ["fused"] = 0, ["chained"] = 0, ["refused"] = 0 };
        Prop.ForAll(Changed().ToArbitrary(), study =>
        {
            bool isFused = TiedEnsembleModule.errors(study).Length == 0;
            string[] errors = ComputationModule.errors(study);
            if (errors.Length > 0)
            {
                isFused.ShouldBeFalse();
                seen["refused"]++;
                return Should.Throw<ArgumentException>(() => ComputationModule.ofStudy(study)).Message.StartsWith(string.Join("; ", errors), StringComparison.Ordinal);
            }

            seen[isFused ? "fused" : "chained"]++;
            return ComputationModule.ofStudy(study).Equals(isFused
                ? Computation.NewFused(TiedEnsembleModule.ofStudy(study))
                : Computation.NewChained(new NetworkChain(study.Seed, study.Learner)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1200));
        seen.ShouldAllBe(kind => kind.Value > 20);
    }

    // Whatever choice is added: it is refused until something learns with it.
    [Fact]
    public void A_choice_of_a_learner_that_is_not_refused_changes_how_it_is_learned()
    {
        HashSet<string> tried = [];
        foreach ((Study study, string key, string value) in Bases.SelectMany(Neighbours))
        {
            Study changed = study.With($"{key} = {value}");
            tried.Add(OtherValues.Own(key));
            (ComputationModule.errors(changed).Length > 0 || !ComputationModule.ofStudy(changed).Equals((object)ComputationModule.ofStudy(study)))
                .ShouldBeTrue($"{study.Name}: {key} = {value}");
        }

        Bases.SelectMany(Settings.keys).Where(IsOfLearner).Select(OtherValues.Own).Except(tried).ShouldBeEmpty("every choice has been made otherwise");
    }

    [Theory]
    [InlineData("training.consistency-weight", "0.01", "0", "training.members = 2")]
    [InlineData("training.auxiliary-loss", "aux-k 1000 4 0.25", "none", "model.code = k-largest")]
    [InlineData("training.silent-features", "restart-from-residuals 0 1", "leave", "model.code = k-largest")]
    [InlineData("training.row-norms", "of-the-start", "learned", "model.bias = none")]
    public void What_the_ensemble_alone_does_is_refused_for_any_other_with_key_and_value(string key, string value, string known, string line)
    {
        Study study = Network.With(line, $"{key} = {value}");
        Validation.errors(study).ShouldBeEmpty();
        string[] errors = ComputationModule.errors(study);
        errors.ShouldContain($"{key} is \"{value}\"; only the fused ensemble learns with that, a network of blocks with \"{known}\" alone");
        errors.Except(NetworkChainModule.errors(study)).ShouldBe(TiedEnsembleModule.errors(study), "and why this is no ensemble");
        ComputationModule.errors(study.With($"{key} = {known}")).ShouldBeEmpty();
    }

    [Fact]
    public void What_the_fused_steps_can_do_is_done_by_them_and_a_chain_can_be_asked_for()
    {
        Study both = Studies.Of("a", "model.latents = 20", "training.members = 3");
        ComputationModule.ofStudy(both).ShouldBe(Computation.NewFused(both.Recipe()));
        NetworkChainModule.ofStudy(both).ShouldBe(new NetworkChain(both.Seed, both.Learner));
        NetworkChainModule.errors(Main).Length.ShouldBe(4);
        Should.Throw<ArgumentException>(() => NetworkChainModule.ofStudy(Main));
    }

    // The ensemble below is an ensemble still: whoever stands on it sees its codes alone.
    [Fact]
    public void A_learner_below_is_learned_in_its_own_way()
    {
        Study probe = On(Main, Main.Learner.Training.Members);
        ComputationModule.ofStudy(probe).IsChained.ShouldBeTrue();
        ComputationModule.errors(On(Main.With("model.bias = encoder-and-decoder"), 5)).ShouldBeEmpty();
        ComputationModule.errors(On(Main.With("training.corruption = masking 0.3"), 5)).ShouldBe(
            ComputationModule.errors(Main.With("training.corruption = masking 0.3")).Select(error => $"input: {error}"));
    }

    private static Study On(Study below, int members) => new(
        "probe", "A probe", below.Template, below.Seed, below.Dataset,
        new Learner(Representation.NewCodesOf(below.Learner, Tuning.Frozen), Aim.NewClassify(LearnerModule.plainClassifier), Catalogue.small[^1].With($"training.members = {members}").Learner.Training),
        below.Evaluation, [], []);

    private static bool IsOfLearner(string key) => !key.StartsWith("dataset.", StringComparison.Ordinal) && !key.StartsWith("evaluation.", StringComparison.Ordinal);

    // One other choice, where the study still makes sense.
    private static IEnumerable<(Study Study, string Key, string Value)> Neighbours(Study study) =>
        from key in Settings.keys(study)
        where IsOfLearner(key)
        from value in OtherValues.Of(key)
        where value != Settings.value(key, study) && Settings.apply(key, value, study) is { IsOk: true, ResultValue: Study changed } && Validation.errors(changed).Length == 0
        select (study, key, value);

    private static Gen<Study> Changed() =>
        from start in Gen.Elements(Bases)
        from keys in Gen.Choose(0, int.MaxValue - 1).ArrayOf(8)
        from values in Gen.Choose(0, int.MaxValue - 1).ArrayOf(8)
        select keys.Zip(values).Aggregate(start, Step);

    // A step that leads to no sense is not taken.
    private static Study Step(Study study, (int Key, int Value) pick)
    {
        string[] keys = Settings.keys(study);
        string key = keys[pick.Key % keys.Length];
        string[] values = OtherValues.Of(key);
        return values.Length > 0 && Settings.apply(key, values[pick.Value % values.Length], study) is { IsOk: true, ResultValue: Study changed } && Validation.errors(changed).Length == 0
            ? changed
            : study;
    }
}
