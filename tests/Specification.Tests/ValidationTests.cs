using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

/// <summary>The limits of every choice: the last value that is allowed on each side, and the first that is not.</summary>
public sealed class ValidationTests
{
    private static Experiment Study => KSparseEnsemble.study;

    [Theory]
    [InlineData("training images", 60_000)]
    [InlineData("test images", 10_000)]
    [InlineData("latents", 65_535)]
    [InlineData("k", 1024)]
    [InlineData("members", 64)]
    [InlineData("epochs", 10_000)]
    [InlineData("batch size", 60_000)]
    [InlineData("images without a feature in their code", 1_000_000_000)]
    [InlineData("latents of the auxiliary loss", 65_535)]
    [InlineData("PCA components", 784)]
    public void A_whole_number_may_be_its_limits_and_nothing_beyond(string name, int highest)
    {
        Errors(With(name, 1)).ShouldBeEmpty();
        Errors(With(name, highest)).ShouldBeEmpty();
        foreach (int wrong in (int[])[0, -1, highest + 1])
        {
            Errors(With(name, wrong)).ShouldHaveSingleItem().ShouldBe($"{name} is {wrong}; it must lie between 1 and {highest}");
        }
    }

    [Theory]
    [InlineData("learning rate", double.Epsilon, 1e300, 0, double.PositiveInfinity)]
    [InlineData("beta1", 0, 0.9999, -1e-9, 1)]
    [InlineData("beta2", 0, 0.9999, -1e-9, 1)]
    [InlineData("epsilon", double.Epsilon, 1e300, 0, double.PositiveInfinity)]
    [InlineData("lambda", 0, 1e300, -1e-9, double.PositiveInfinity)]
    [InlineData("maximum frequency of a silent feature", 0, 0.9999, -1e-9, 1)]
    [InlineData("restart scale", double.Epsilon, 1e300, 0, double.PositiveInfinity)]
    [InlineData("coefficient of the auxiliary loss", double.Epsilon, 1e300, 0, double.PositiveInfinity)]
    [InlineData("share of steps with a falling rate", double.Epsilon, 1, 0, 1.0000001)]
    [InlineData("averaging decay", double.Epsilon, 0.9999, 0, 1)]
    public void A_real_number_may_be_its_limits_and_nothing_beyond(string name, double lowest, double highest, double below, double above)
    {
        Errors(With(name, lowest)).ShouldBeEmpty();
        Errors(With(name, highest)).ShouldBeEmpty();
        foreach (double wrong in (double[])[below, above, double.NaN, double.NegativeInfinity])
        {
            Errors(With(name, wrong)).ShouldHaveSingleItem().ShouldStartWith($"{name} is {wrong}; it must be ");
        }
    }

    [Theory]
    [InlineData("a-1", true)]
    [InlineData("", false)]
    [InlineData("A", false)]
    [InlineData("a_b", false)]
    [InlineData("../a", false)]
    [InlineData("é", false)]
    public void A_name_is_made_of_lower_case_letters_digits_and_hyphens(string name, bool allowed) => Errors(
        new Experiment(name, Study.Title, Study.Seed, Study.Dataset, Study.Model, Study.Training, Study.Evaluation)).Length.ShouldBe(allowed ? 0 : 1);

    [Theory]
    [InlineData(55_000, 5_000, true)]
    [InlineData(55_001, 5_000, false)]
    [InlineData(59_999, 1, true)]
    [InlineData(60_000, 1, false)]
    public void Nothing_is_learned_from_an_image_that_judges(int train, int judges, bool allowed)
    {
        Dataset dataset = new(Study.Dataset.Source, train, judges, JudgedBy.Validation);
        Errors(new Experiment(Study.Name, Study.Title, 1, dataset, Study.Model, Study.Training, Study.Evaluation)).Length.ShouldBe(allowed ? 0 : 1);
    }

    [Fact]
    public void Components_of_the_baselines_ascend_and_none_comes_twice()
    {
        Errors(Evaluated(5, 50)).ShouldBeEmpty();
        Errors(Evaluated()).ShouldHaveSingleItem().ShouldStartWith("there are no PCA components");
        Errors(Evaluated(5, 5)).ShouldHaveSingleItem().ShouldBe("PCA components are 5 5; they must ascend");
        Errors(Evaluated(50, 5)).ShouldHaveSingleItem().ShouldContain("they must ascend");
    }

    private static string[] Errors(Experiment experiment) => Validation.errors(experiment);

    private static Experiment With(string name, int value)
    {
        (Dataset data, Model model, Training training) = (Study.Dataset, Study.Model, Study.Training);
        return name switch
        {
            "training images" => new(Study.Name, Study.Title, 1, new Dataset(data.Source, value, data.TestImages, data.JudgedBy), model, training, Study.Evaluation),
            "test images" => new(Study.Name, Study.Title, 1, new Dataset(data.Source, data.TrainImages, value, data.JudgedBy), model, training, Study.Evaluation),
            "latents" => new(Study.Name, Study.Title, 1, data, new Model(value, 1, model.Bias, model.Initialization), training, Study.Evaluation),
            "k" => new(Study.Name, Study.Title, 1, data, new Model(1024, value, model.Bias, model.Initialization), training, Study.Evaluation),
            "members" => Trained(members: value),
            "epochs" => Trained(epochs: value),
            "batch size" => Trained(batchSize: value),
            "images without a feature in their code" => Trained(auxiliary: AuxiliaryLoss.NewAuxK(value, 64, 1)),
            "latents of the auxiliary loss" => Trained(auxiliary: AuxiliaryLoss.NewAuxK(1000, value, 1)),
            "PCA components" => Evaluated(value),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no whole number of a study"),
        };
    }

    private static Experiment With(string name, double value) => name switch
    {
        "learning rate" => Trained(adam: new Adam(value, 0.9, 0.999, 1e-8)),
        "beta1" => Trained(adam: new Adam(1e-3, value, 0.999, 1e-8)),
        "beta2" => Trained(adam: new Adam(1e-3, 0.9, value, 1e-8)),
        "epsilon" => Trained(adam: new Adam(1e-3, 0.9, 0.999, value)),
        "lambda" => Trained(lambda: value),
        "maximum frequency of a silent feature" => Trained(silent: SilentFeatures.NewRestartFromResiduals(value, 1)),
        "restart scale" => Trained(silent: SilentFeatures.NewRestartFromResiduals(0, value)),
        "coefficient of the auxiliary loss" => Trained(auxiliary: AuxiliaryLoss.NewAuxK(1000, 64, value)),
        "share of steps with a falling rate" => Trained(schedule: RateSchedule.NewLinearToZero(value)),
        "averaging decay" => Trained(averaging: Averaging.NewExponential(value)),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no real number of a study"),
    };

    private static Experiment Trained(
        int members = 5, int epochs = 5, int batchSize = 128, Adam? adam = null, double lambda = 0, SilentFeatures? silent = null, Averaging? averaging = null,
        AuxiliaryLoss? auxiliary = null, RateSchedule? schedule = null)
    {
        Training training = new(
            members, epochs, batchSize, adam ?? Study.Training.Optimizer, schedule ?? RateSchedule.ConstantRate, lambda, silent ?? SilentFeatures.LeaveSilent, auxiliary ?? AuxiliaryLoss.NoAuxiliaryLoss,
            RowNorms.NormsOfTheStart, averaging ?? Averaging.LastStep);
        return new(Study.Name, Study.Title, Study.Seed, Study.Dataset, Study.Model, training, Study.Evaluation);
    }

    private static Experiment Evaluated(params int[] components) =>
        new(Study.Name, Study.Title, Study.Seed, Study.Dataset, Study.Model, Study.Training, new Evaluation(components));
}
