using ResearchPipeline.Compute;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests.Networks;

public sealed class TrainingCostTests
{
    // 24 latents, 2 epochs, each layer forward, for its gradients and, but the lowest, backward. The deep ones have a layer of 40 on each side; a Gaussian code is learned by means and variances.
    [Theory]
    [InlineData("small-softmax", 2 * 784 * 10)]
    [InlineData("small-kl-sparse", (2 + 3) * 784 * 24)]
    [InlineData("small-tied-linear", (2 + 3) * 784 * 24)]
    [InlineData("small-denoising-noise", (2 + 3) * 784 * 24)]
    [InlineData("small-deep", (2 + 3) * 784 * 40 + (3 + 3) * 40 * 24)]
    [InlineData("small-variational", (2 + 3) * 784 * 40 + 3 * 40 * 48 + 3 * 24 * 40)]
    [InlineData("small-reconstructions", 2 * 784 * 10 + (2 + 3) * 784 * 24)]
    [InlineData("small-stack", 2 * 784 * 24 + 3 * 24 * 16 + 3 * 16 * 10 + (2 + 3) * 24 * 16 + (2 + 3) * 784 * 24)]
    public void Layers_are_counted_for_every_image_of_every_epoch_and_learner(string name, long ofAnImage) =>
        MultiplyAdds(LearnerOf(name), 700, evaluations: 28).ShouldBe(2 * 700 * ofAnImage);

    [Fact]
    public void Searches_of_the_learners_own_are_counted_by_evaluation() =>
        MultiplyAdds(LearnerOf("small-kl-sparse-lbfgs"), 700, evaluations: 11).ShouldBe(11 * 700 * 5 * 784 * 24);

    // Eight iterations below.
    [Fact]
    public void Searches_of_a_learner_below_are_counted_by_iteration()
    {
        Learner below = LearnerOf("small-kl-sparse-lbfgs");
        Learner probe = LearnerOf("small-probe");
        Learner learner = new(Representation.NewCodesOf(below, Tuning.Frozen), probe.Aim, probe.Training);
        MultiplyAdds(learner, 700, evaluations: 20).ShouldBe(20 * 700 * 2 * 24 * 10 + 8 * 700 * 5 * 784 * 24);
    }

    [Fact]
    public void Only_images_that_a_learner_learns_from_are_counted()
    {
        Learner below = Of("small-kl-sparse-lbfgs", ImagesUsed.NewFirst(300)), probe = LearnerOf("small-probe");
        Learner learner = new(Representation.NewCodesOf(below, Tuning.Frozen), probe.Aim, probe.Training);
        MultiplyAdds(learner, 700, evaluations: 20).ShouldBe(20 * 700 * 2 * 24 * 10 + 8 * 300 * 5 * 784 * 24);
        MultiplyAdds(below, 700, evaluations: 11).ShouldBe(11 * 300 * 5 * 784 * 24);
        MultiplyAdds(Of("small-softmax", ImagesUsed.NewFirstOfEachClass(30)), 700, evaluations: 6).ShouldBe(2 * 300 * 2 * 784 * 10);
        MultiplyAdds(Of("small-softmax", ImagesUsed.NewFirst(9000)), 700, evaluations: 28).ShouldBe(2 * 700 * 2 * 784 * 10, "there are no more");
    }

    // It learns from the first 300 images; of the two below, weights stay as they were drawn.
    [Fact]
    public void A_learner_below_that_does_not_learn_costs_nothing() =>
        MultiplyAdds(LearnerOf("small-random-stack"), 700, evaluations: 28).ShouldBe(2 * 300 * (2 * 784 * 24 + 3 * 24 * 16 + 3 * 16 * 10));

    private static Learner Of(string name, ImagesUsed images)
    {
        Learner learner = LearnerOf(name);
        Specification.Training of = learner.Training;
        return new(learner.Input, learner.Aim, new(of.Members, images, of.Epochs, of.Batch, of.Optimizer, of.RateSchedule, of.WeightDecay, of.Averaging, of.Precision));
    }

    private static Learner LearnerOf(string name) => Catalogue.small.Single(study => study.Name == name).Learner;

    private static double MultiplyAdds(Learner learner, int images, long evaluations)
    {
        Curves curves = new([new CurveShape("loss", 2)], [new CurveShape(NetworkCurves.EvaluationsCount, 2)]);
        curves.AddPart("loss", [0, 0]);
        curves.AddCount(NetworkCurves.EvaluationsCount, [1000, evaluations]);
        using IBackend backend = Backends.Create("reference", 1);
        return new TrainingCost(backend.Arithmetic, learner, MnistImages.Kind, curves).MultiplyAdds(1, images);
    }
}
