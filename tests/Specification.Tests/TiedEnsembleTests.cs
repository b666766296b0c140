using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

/// <summary>What the fused ensemble can learn with, and what it refuses.</summary>
public sealed class TiedEnsembleTests
{
    private static Study Main => KSparseEnsemble.study;

    [Theory]
    [InlineData("training.loss is \"cross-entropy\"; the fused ensemble learns with \"mean-squared-error\" alone", "training.loss = cross-entropy")]
    [InlineData("training.corruption is \"masking 0.3\"; the fused ensemble learns with \"none\" alone", "training.corruption = masking 0.3")]
    [InlineData("training.images is \"30000\"; the fused ensemble learns with \"all\" alone", "training.images = 30000")]
    [InlineData("k changes over the epochs", "model.k = linear 100 50 3")]
    [InlineData("the fused ensemble begins with orthogonal weights alone", "model.initialization = glorot")]
    [InlineData("the batch is full", "training.batch-size = full")]
    [InlineData("the rate falls along a cosine", "training.rate-schedule = cosine-to-zero")]
    [InlineData("model.code is \"k-largest-of-batch\"", "training.auxiliary-loss = none", "training.silent-features = leave", "model.code = k-largest-of-batch")]
    [InlineData("model.selection is \"above-threshold\"; the fused ensemble learns with \"as-learned\" alone", "model.selection = above-threshold")]
    [InlineData("learner is \"classifier\"", "learner = classifier")]
    public void What_makes_sense_and_cannot_be_learned_here_is_told(string error, params string[] lines) =>
        TiedEnsembleModule.errors(Main.With(lines)).ShouldHaveSingleItem().ShouldStartWith(error);

    [Fact]
    public void What_cannot_be_learned_here_is_told_all_at_once_and_not_begun()
    {
        Study classifier = Main.With("training.optimizer = momentum 0.1 0.9", "training.batch-size = full");
        TiedEnsembleModule.errors(classifier).Length.ShouldBe(2);
        Should.Throw<ArgumentException>(() => classifier.Recipe());
    }

    // Whatever choice is added: it is refused until it is learned with.
    [Fact]
    public void A_choice_that_is_not_refused_is_learned_with()
    {
        HashSet<string> learned = [];
        HashSet<string> refused = [];
        Gen<Study> others = ArbMap.Default.GeneratorFor<Autoencoder>().Zip(ArbMap.Default.GeneratorFor<Training>(), (autoencoder, training) => new Study(
            Main.Name, Main.Title, Main.Template, 7, Main.Dataset, new Learner(Representation.Pixels, Aim.NewReconstruct(autoencoder), training), Main.Evaluation, [], []));
        foreach (Study other in others.Sample(300, 2000))
        {
            foreach ((string key, string value) in Settings.values(other).Where(line => line.Value != Settings.value(line.Key, Main) && IsOfLearner(line.Key)))
            {
                if (Settings.apply(key, value, Main) is { IsOk: true, ResultValue: Study changed })
                {
                    bool isRefused = TiedEnsembleModule.errors(changed).Length > 0;
                    (isRefused ? refused : learned).Add(key);
                    (isRefused || !changed.Recipe().Equals((object)Main.Recipe())).ShouldBeTrue($"{key} = {value}");
                }
            }
        }

        learned.ShouldContain("training.averaging");
        refused.ShouldContain("training.l1");
        learned.Union(refused).ShouldBe(Settings.keys(Main).Where(IsOfLearner).Except(["input", "learner"]), ignoreOrder: true);

        static bool IsOfLearner(string key) => !key.StartsWith("dataset.", StringComparison.Ordinal) && !key.StartsWith("evaluation.", StringComparison.Ordinal);
    }
}
