using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

/// <summary>Settings are the canonical text read backwards.</summary>
public sealed class SettingsTests
{
    private static Experiment Study => KSparseEnsemble.study;

    private static Experiment Other { get; } = new(
        Study.Name, Study.Title, 7, new Dataset(DatasetSource.Mnist, 55_000, 5_000, JudgedBy.Validation),
        new Model(96, 12, Bias.EncoderAndDecoder, Initialization.Orthogonal),
        new Training(
            3, 2, 50, new Adam(0.5, 0.25, 0.98, 1e-9), RateSchedule.NewLinearToZero(0.2), 0.1, SilentFeatures.LeaveSilent,
            AuxiliaryLoss.NewAuxK(1000, 64, 1.0 / 256), RowNorms.NormsOfTheStart, Averaging.LastStep),
        new Evaluation([5, 12]));

    [Fact]
    public void Every_line_of_a_study_s_text_makes_it_of_another_one()
    {
        Experiment made = Lines(Other).Aggregate(Study, (study, line) => Applied(study, line.Key, line.Value));
        made.ShouldBe(Other);
    }

    [Fact]
    public void What_a_text_leaves_out_can_be_said()
    {
        Experiment rare = RareRestarts.study;
        Experiment plain = new(Other.Name, Other.Title, rare.Seed, rare.Dataset, rare.Model, rare.Training, rare.Evaluation);
        string[] absent = [.. Lines(Other).Keys.Except(Lines(plain).Keys)];
        absent.Length.ShouldBe(4);
        Experiment back = absent.Aggregate(Other, (study, key) => Applied(study, key, Settings.whenAbsent(key)));
        Lines(plain).Aggregate(back, (study, line) => Applied(study, line.Key, line.Value)).ShouldBe(plain);
    }

    [Fact]
    public void There_is_a_setting_for_every_line_and_no_other()
    {
        Settings.keys.ShouldBe(Lines(Other).Keys.Order(StringComparer.Ordinal));
        Settings.keys.ShouldBe(Settings.keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_number_is_taken_as_it_is_written() => Prop.ForAll(
        Gen.Choose(0, 1_000_000).Select(whole => whole / 1024.0).ToArbitrary(),
        rate => Applied(Study, "training.adam.learning-rate", rate.ToString("R", System.Globalization.CultureInfo.InvariantCulture))
            .Training.Optimizer.LearningRate.ShouldBe(rate)).Check(Config.QuickThrowOnFailure);

    [Theory]
    [InlineData("-0")]
    [InlineData("-0.00e-7")]
    public void Zero_has_one_fingerprint_however_it_is_written(string zero) => Fingerprint.ofExperiment(Applied(Study, "training.consistency-weight", zero))
        .ShouldBe(Fingerprint.ofExperiment(Applied(Study, "training.consistency-weight", "0")));

    [Theory]
    [InlineData("training.epoch", "5", "There is no setting \"training.epoch\".")]
    [InlineData("training.epochs", "five", "training.epochs is \"five\"; expected a whole number.")]
    [InlineData("training.epochs", "", "training.epochs is \"\"; expected a whole number.")]
    [InlineData("training.epochs", "99999999999", "training.epochs is \"99999999999\"; expected a whole number.")]
    [InlineData("training.adam.beta2", "0,98", "training.adam.beta2 is \"0,98\"; expected a number.")]
    [InlineData("training.consistency-weight", "1e-400", "training.consistency-weight is \"1e-400\"; expected a number.")]
    [InlineData("seed", "-1", "seed is \"-1\"; expected a whole number.")]
    [InlineData("model.bias", "both", "model.bias is \"both\"; expected none or encoder-and-decoder.")]
    [InlineData("training.averaging", "exponential", "training.averaging is \"exponential\"; expected last-step or exponential DECAY.")]
    [InlineData("training.auxiliary-loss", "aux-k 1000 64", "training.auxiliary-loss is \"aux-k 1000 64\"; expected none or aux-k IMAGES LATENTS COEFFICIENT.")]
    [InlineData("training.silent-features", "restart", "training.silent-features is \"restart\"; expected leave or restart-from-residuals FREQUENCY SCALE.")]
    [InlineData("training.rate-schedule", "linear-to-zero x", "training.rate-schedule is \"linear-to-zero x\"; expected constant or linear-to-zero SHARE.")]
    [InlineData("evaluation.pca-components", "5 x", "evaluation.pca-components is \"5 x\"; expected whole numbers with a space between two.")]
    public void What_is_no_setting_is_said_in_a_sentence(string key, string value, string sentence)
    {
        FSharpResult<Experiment, string> result = Settings.apply(key, value, Study);
        result.IsError.ShouldBeTrue();
        result.ErrorValue.ShouldBe(sentence);
    }

    private static Experiment Applied(Experiment study, string key, string value)
    {
        FSharpResult<Experiment, string> result = Settings.apply(key, value, study);
        result.IsOk.ShouldBeTrue(result.IsError ? result.ErrorValue : "");
        return result.ResultValue;
    }

    private static Dictionary<string, string> Lines(Experiment study) => CanonicalText.ofExperiment(study)
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(" = "))
        .ToDictionary(pair => pair[0], pair => pair[1]);
}
