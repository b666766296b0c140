using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

/// <summary>Settings are the canonical text read backwards.</summary>
public sealed class SettingsTests
{
    private const int SizeOfManyCases = 4500;

    private static Study Main => KSparseEnsemble.study;

    // What has a left inverse never takes two studies to one text. Names, titles and arms are no choices.
    [Fact]
    public void Every_study_is_read_from_its_text_again_so_that_no_two_share_one()
    {
        HashSet<string> seen = [];
        Prop.ForAll(AnyStudy.Arbitrary,
        any =>
        {
            seen.UnionWith(Settings.values(any).SelectMany(line => (string[])[line.Key, $"{line.Key} {line.Value.Split(' ')[0]}"]));
            Study study = new("any", "Any", "any", any.Seed, any.Dataset, any.Learner, any.Evaluation, [], []);
            // What is no number is equal to nothing, and no valid study has it.
            string text = CanonicalText.ofStudy(study);
            return text.Contains("NaN", StringComparison.Ordinal) || CanonicalText.parse(study, text).ResultValue.Equals(study);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithStartSize(SizeOfManyCases).WithEndSize(SizeOfManyCases));
        string[] cases =
        [
            "dataset.judges-of only", "dataset.judges-of also", "dataset.left-out-class", "model.code k-largest", "model.code k-largest-of-batch", "model.code activated", "model.code gaussian", "model.k linear", "model.selection above-threshold", "model.selection k-largest-of-each", "model.decoder tied-activated", "model.decoder tied-scaled", "model.decoder untied",
            "training.loss sum-of-squares", "training.loss half-sum-of-squares", "training.loss cross-entropy", "training.optimizer momentum", "training.optimizer nesterov",
            "training.optimizer l-bfgs", "training.rate-schedule cosine-to-zero", "training.silent-features restart-from-residuals", "learner classifier",
            "training.images all", "input.learner classifier", "input.input fine-tuned-codes", "input.input frozen-reconstructions", "training.input-dropout", "training.code-dropout",
        ];
        cases.Except(seen).ShouldBeEmpty("a size is shared out among the fields of a record: in a small one every choice has its first case");
    }

    [Fact]
    public void The_pieces_of_a_value_are_what_they_are_and_their_words_are_its_text()
    {
        var typed = Settings.typed(Main.With("training.auxiliary-loss = aux-k 1000 64 1E-05", "model.k = linear 100 25 50", "evaluation.pca-components = 5 50"));
        typed["training.auxiliary-loss"].Values.ShouldBe(new object[] { "aux-k", 1000, 64, 1e-5 });
        typed["training.auxiliary-loss"].Words.ShouldBe(["aux-k", "1000", "64", "1E-05"]);
        typed["model.k"].Values.ShouldBe(new object[] { "linear", 100, 25, 50 });
        typed["evaluation.pca-components"].Values.ShouldBe(new object[] { 5, 50 });
        typed["seed"].Values.ShouldBe(new object[] { "42" }, "a seed can be larger than what every reader of numbers takes");
        typed["training.silent-features"].Values[0].ShouldBe("restart-from-residuals");
        Settings.values(Main).ShouldAllBe(line => string.Join(' ', Settings.typed(Main)[line.Key].Words) == line.Value);
    }

    [Fact]
    public void So_are_the_studies_of_the_catalogue()
    {
        foreach (Study study in Catalogue.studies)
        {
            CanonicalText.parse(study, CanonicalText.ofStudy(study)).ResultValue.ShouldBe(study);
        }
    }

    [Fact]
    public void A_line_that_is_none_is_told() =>
        CanonicalText.parse(KSparseEnsemble.study, "seed: 5").ErrorValue.ShouldBe("\"seed: 5\" is no line of a specification.");

    [Fact]
    public void What_stands_at_its_default_has_no_line_and_can_be_said_all_the_same()
    {
        string[] without = [.. Settings.keys(Main).Except(CanonicalText.linesOfStudy(Main).Keys)];
        without.ShouldContain("training.loss");
        without.ShouldContain("dataset.judged-by");
        Main.With(without.Select(key => $"{key} = {Settings.value(key, Main)}")).ShouldBe(Main);
    }

    [Fact]
    public void A_choice_has_the_lines_that_it_needs_and_no_others()
    {
        string[] sparse = Settings.keys(Main);
        string[] smooth = Settings.keys(Main.With("model.code = activated sigmoid", "training.optimizer = l-bfgs 20 400"));
        sparse.Except(smooth).ShouldBe(
            ["model.encoding-factor", "model.k", "training.adam.beta1", "training.adam.beta2", "training.adam.epsilon", "training.adam.learning-rate"]);
        smooth.Except(sparse).ShouldBeEmpty();
        Settings.keys(Main.With("learner = classifier")).ShouldNotContain(key => key.StartsWith("model.", StringComparison.Ordinal));
        Settings.keys(Main.With("learner = classifier")).Except(sparse).ShouldBe(["training.code-dropout", "training.input-dropout"]);
        sparse.Except(Settings.keys(Main.With("model.code = k-largest-of-batch"))).ShouldBe(["model.encoding-factor"]);
    }

    [Fact]
    public void Codes_of_the_k_largest_keep_their_k_when_one_becomes_the_other()
    {
        Study batch = Main.With("model.k = linear 100 25 50", "model.code = k-largest-of-batch");
        Settings.value("model.k", batch).ShouldBe("linear 100 25 50");
        batch.With("model.k = 7", "model.code = k-largest").ShouldBe(Main.With("model.k = 7"));
    }

    [Fact]
    public void A_classifier_that_is_one_already_keeps_what_it_leaves_out()
    {
        Study classifier = Main.With("learner = classifier", "training.input-dropout = 0.2", "training.code-dropout = 0.5");
        classifier.With("learner = classifier").ShouldBe(classifier);
        CanonicalText.ofStudy(classifier).ShouldContain("\ntraining.code-dropout = 0.5\n");
        CanonicalText.ofStudy(Main.With("learner = classifier")).ShouldNotContain("dropout");
    }

    [Fact]
    public void A_choice_that_is_made_again_keeps_what_belongs_to_it() =>
        Main.With("model.code = k-largest", "training.optimizer = adam", "learner = autoencoder", "input = pixels").ShouldBe(Main);

    [Fact]
    public void A_learner_below_has_its_own_lines_as_deep_as_it_is()
    {
        Study stack = Main.With("input = frozen-codes", "input.model.latents = 300", "input.input = fine-tuned-codes", "input.input.model.k = 7");
        string text = CanonicalText.ofStudy(stack);
        text.ShouldContain("\ninput = frozen-codes\n");
        text.ShouldContain("\ninput.model.latents = 300\n");
        text.ShouldContain("\ninput.input = fine-tuned-codes\n");
        text.ShouldContain("\ninput.input.model.k = 7\n");
        stack.With("input = fine-tuned-codes").ShouldBe(
            Main.With("input = fine-tuned-codes", "input.model.latents = 300", "input.input = fine-tuned-codes", "input.input.model.k = 7"), "the learner below stays");
    }

    [Fact]
    public void Keys_are_sorted_and_each_has_words_for_what_it_may_be()
    {
        Settings.keys(Main).ShouldBe(Settings.keys(Main).Order(StringComparer.Ordinal));
        Settings.keys(Main).ShouldBeUnique();
        Settings.keys(Main).ShouldAllBe(key => Settings.looks(key, Main).Length > 0);
    }

    [Fact]
    public void A_number_is_taken_as_it_is_written() => Prop.ForAll(
        Gen.Choose(0, 1_000_000).Select(whole => whole / 1024.0).ToArbitrary(),
        rate => Main.With($"training.adam.learning-rate = {rate:R}").Recipe().Optimizer.LearningRate.ShouldBe(rate)).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData("-0")]
    [InlineData("-0.00e-7")]
    public void Zero_has_one_fingerprint_however_it_is_written(string zero) =>
        Fingerprint.ofStudy(Main.With($"training.consistency-weight = {zero}")).ShouldBe(Fingerprint.ofStudy(Main.With("training.consistency-weight = 0")));

    [Theory]
    [InlineData("training.epoch", "5", "There is no setting \"training.epoch\".")]
    [InlineData("training.images", "most", "training.images is \"most\"; expected all or a whole number or per-class NUMBER.")]
    [InlineData("training.epochs", "five", "training.epochs is \"five\"; expected a whole number.")]
    [InlineData("training.epochs", "", "training.epochs is \"\"; expected a whole number.")]
    [InlineData("training.epochs", "99999999999", "training.epochs is \"99999999999\"; expected a whole number.")]
    [InlineData("training.adam.beta2", "0,98", "training.adam.beta2 is \"0,98\"; expected a number.")]
    [InlineData("training.consistency-weight", "1e-400", "training.consistency-weight is \"1e-400\"; expected a number.")]
    [InlineData("seed", "-1", "seed is \"-1\"; expected a whole number from 0 to 18446744073709551615.")]
    [InlineData("dataset.judges-of", "only", "dataset.judges-of is \"only\"; expected own or only mnist|fashion-mnist|small-norb|cifar-10-patches or also mnist|fashion-mnist|small-norb|cifar-10-patches.")]
    [InlineData("dataset.left-out-class", "x", "dataset.left-out-class is \"x\"; expected none or the number of a class from 0.")]
    [InlineData("model.bias", "both", "model.bias is \"both\"; expected none or encoder-and-decoder.")]
    [InlineData("model.decoder", "tied-scaled", "model.decoder is \"tied-scaled\"; expected tied or tied-activated identity|relu|sigmoid|tanh or tied-scaled identity|relu|sigmoid|tanh or untied identity|relu|sigmoid|tanh.")]
    [InlineData("model.hidden", "500", "model.hidden is \"500\"; expected none or UNITS ACTIVATION for each layer.")]
    [InlineData("model.k", "linear 5 6", "model.k is \"linear 5 6\"; expected a whole number or linear FIRST LAST EPOCHS.")]
    [InlineData("model.selection", "threshold", "model.selection is \"threshold\"; expected as-learned or above-threshold or k-largest-of-each.")]
    [InlineData("training.optimizer", "momentum 0.1", "training.optimizer is \"momentum 0.1\"; expected adam or momentum RATE MOMENTUM or nesterov RATE MOMENTUM or l-bfgs HISTORY ITERATIONS.")]
    [InlineData("training.optimizer", "nesterov linear 1 2", "training.optimizer is \"nesterov linear 1 2\"; expected adam or momentum RATE MOMENTUM or nesterov RATE MOMENTUM or l-bfgs HISTORY ITERATIONS.")]
    [InlineData("training.loss", "squares", "training.loss is \"squares\"; expected mean-squared-error or sum-of-squares or half-sum-of-squares or cross-entropy.")]
    [InlineData("training.averaging", "exponential", "training.averaging is \"exponential\"; expected last-step or exponential DECAY.")]
    [InlineData("training.auxiliary-loss", "aux-k 1000 64", "training.auxiliary-loss is \"aux-k 1000 64\"; expected none or aux-k IMAGES LATENTS COEFFICIENT.")]
    [InlineData("training.silent-features", "restart", "training.silent-features is \"restart\"; expected leave or restart-from-residuals FREQUENCY SCALE.")]
    [InlineData("training.rate-schedule", "linear-to-zero x", "training.rate-schedule is \"linear-to-zero x\"; expected constant or linear-to-zero SHARE or cosine-to-zero.")]
    [InlineData("evaluation.pca-components", "5 x", "evaluation.pca-components is \"5 x\"; expected whole numbers with a space between two.")]
    public void What_is_no_setting_is_said_in_a_sentence(string key, string value, string sentence) =>
        Settings.apply(key, value, Main).ErrorValue.ShouldBe(sentence);

    [Fact]
    public void A_choice_that_another_one_leaves_out_is_told() => Settings.apply("model.k", "5", Main.With("model.code = activated relu"))
        .ErrorValue.ShouldBe("model.k is no choice of this study: another of its choices leaves none.");
}
