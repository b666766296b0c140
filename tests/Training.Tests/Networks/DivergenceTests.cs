using ResearchPipeline.Compute;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Tests.Networks;

/// <summary>A network that diverges says when, which member, in what, and what to do; and leaves every parameter as it was.</summary>
public sealed class DivergenceTests
{
    private const int Images = 90;

    [Fact]
    public void A_rate_that_is_too_high_is_named_with_the_step_the_term_and_the_member() =>
        Diverges("small-tied-linear", "training.optimizer = momentum 1000 0.9", "training.members = 2")
            .ShouldMatch(@"^Training diverged at step \d+: (the half squared error|a gradient) of member [01] is (Infinity|NaN|not finite)\. Lower one of these: the learning rate \(1000\), the momentum \(0\.9\)\.$");

    [Fact]
    public void Before_the_first_step_no_rate_is_blamed() =>
        Diverges("small-plain", "model.initialization = normal 1E+38").ShouldBe(
            "Training diverged at step 1: the MSE of member 0 is NaN. Lower one of these: the deviation of the first weights (1E+38).");

    [Fact]
    public void A_mean_activation_that_left_its_range_is_named_with_its_unit() =>
        Diverges("small-kl-sparse", "model.code = activated relu", "training.adam.learning-rate = 0.1").ShouldMatch(
            @"^Training diverged at step \d+: the divergence of mean activations of member 0 is NaN\. The mean activation of unit \d+ is [\d.]+, and only one between 0 and 1 has a divergence from 0\.1: use a sigmoid code, whose activations lie there\.$");

    [Fact]
    public void A_sigmoid_that_is_saturated_is_not_told_to_be_one() =>
        Diverges("small-kl-sparse", "training.adam.learning-rate = 1000").ShouldEndWith(
            "is Infinity. Lower one of these: the learning rate (1000), the weight of the divergence of mean activations (3), the weight of the squared weights (0.001).");

    [Fact]
    public void No_member_moves_where_one_cannot()
    {
        using IBackend backend = Backends.Create("auto", 2);
        NetworkLearner learner = new(ChainOf("small-plain", "training.members = 2"), Small.Images(Images), null, backend);
        Curves curves = learner.NewCurves();
        learner.BeginEpoch();
        int[] images = [.. Enumerable.Range(0, 50)];
        learner.Step(images, 1, curves);
        Dictionary<string, TensorView> spoiled = new(learner.State());
        TensorView weight = spoiled["member.01.weight"];
        float[] values = weight.As<float>().ToArray();
        Array.Fill(values, float.MaxValue);
        spoiled["member.01.weight"] = TensorView.Of(values, [.. weight.Shape]);
        learner.Restore(spoiled);
        string before = Learned(learner);
        Should.Throw<DivergedException>(() => learner.Step(images, 2, curves)).Message.ShouldContain("member 1");
        Learned(learner).ShouldBe(before);
    }

    // All but what was last looked at.
    private static string Learned(NetworkLearner learner) =>
        TensorView.ContentHash(learner.State().Where(tensor => !tensor.Key.EndsWith("loss-terms", StringComparison.Ordinal)).ToDictionary(tensor => tensor.Key, tensor => tensor.Value));

    private static NetworkChain ChainOf(string name, params string[] lines) =>
        ((Computation.Chained)ComputationModule.ofStudy(Catalogue.small.Single(study => study.Name == name).With(lines))).Item;

    private static string Diverges(string name, params string[] lines)
    {
        using IBackend backend = Backends.Create("auto", 2);
        NetworkLearner learner = new(ChainOf(name, lines), Small.Images(Images), null, backend);
        Curves curves = learner.NewCurves();
        learner.BeginEpoch();
        int[] images = [.. Enumerable.Range(0, 50)];
        return Should.Throw<DivergedException>(() =>
        {
            for (long time = 1; time <= 200; time++)
            {
                learner.Step(images, time, curves);
            }
        }).Message;
    }
}
