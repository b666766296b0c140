using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests.Networks;

public sealed class FineTunedThresholdTests
{
    [Fact]
    public void The_threshold_of_a_fine_tuned_code_is_that_of_the_learner_below_and_stays_it()
    {
        Learner below = Catalogue.small.Single(study => study.Name == "small-batch-k").Learner;
        Learner learner = new(Representation.NewCodesOf(below, Tuning.FineTuned), Aim.NewClassify(new Classifier(0, 0)), below.Training);
        ImageSet images = Small.Images();
        using IBackend backend = Backends.Create("auto", 1);
        IReadOnlyDictionary<string, TensorView> codes = Learned(new NetworkChain(7, below), images, null, backend);
        IReadOnlyDictionary<string, TensorView> tuned = Learned(new NetworkChain(7, learner), images, codes, backend);
        foreach (int member in (int[])[0, 1])
        {
            float threshold = codes[NetworkFile.Name(member, "threshold")].As<float>()[0];
            threshold.ShouldNotBe(0);
            tuned[NetworkFile.Name(member, "input.threshold")].As<float>().ToArray().ShouldBe([threshold]);
            tuned[NetworkFile.Name(member, "input.weight")].As<float>().SequenceEqual(codes[NetworkFile.Name(member, "weight")].As<float>()).ShouldBeFalse();
            _ = new TrainedNetwork(backend.Arithmetic, learner, tuned, "the weights", MnistImages.Kind, member, capacity: 1);
        }
    }

    private static IReadOnlyDictionary<string, TensorView> Learned(NetworkChain chain, ImageSet images, IReadOnlyDictionary<string, TensorView>? below, IBackend backend)
    {
        NetworkLearner learner = new(chain, images, below, backend);
        Curves curves = learner.NewCurves();
        learner.BeginEpoch();

        // A softmax begins at 0, so that what lies below it learns from the second step on.
        learner.Step([.. Enumerable.Range(0, 50)], 1, curves);
        learner.Step([.. Enumerable.Range(40, 50)], 2, curves);
        return learner.Result();
    }
}
