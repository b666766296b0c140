using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests;

/// <summary>
/// A study that both can compute: the fused steps of an ensemble, and networks of blocks. They cannot agree bit for bit. The slope of a code is a sum along a row, in 16 lanes and a tree where the
/// step is fused, in one chain where it is a product of matrices; the fused step multiplies that sum by 2/(M·B·D), blocks each number before it is summed; and both parts of a tied weight's
/// gradient are added image by image, or one after the other.
/// </summary>
public sealed class FusedAgainstBlocksTests
{
    private const int Members = 2;

    // Bias, seed, and the largest difference after one step and after nine, in units of the last place of a tensor's largest number. A bias begins at 0, so that its units are small at first.
    public static TheoryData<string, int, double, double> Seeds => new(
        from bias in ((string Name, double First, double Last)[])[("none", 1, 2), ("encoder-and-decoder", 8.5, 4)]
        from seed in Enumerable.Range(1, 6)
        select (bias.Name, seed, bias.First, bias.Last));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Both_begin_alike_and_stay_within_units_of_the_last_place(string bias, int seed, double first, double last)
    {
        // An ensemble's loss is the mean over its M members, its gradients are one M-th of those of blocks, and Adam with one M-th of ε takes the same steps. This ε is well above what rounding
        // makes of a gradient that should be 0: a small one would turn that into a step.
        Study study = Small.Study.With(
            $"model.bias = {bias}", $"seed = {seed}", $"training.members = {Members}", "training.averaging = last-step", "training.consistency-weight = 0",
            "training.silent-features = leave", "training.adam.epsilon = 1e-5");
        NetworkChain chain = NetworkChainModule.ofStudy(study.With($"training.adam.epsilon = {Members}e-5"));
        using IBackend backend = Backends.Create("auto", 1);
        ImageSet images = Small.Images();
        TrainingPlan plan = EnsembleLearner.PlanOf(study.Recipe(), images.Count);
        chain.PlanOf(images.Count, MnistImages.Classes).ShouldBe(plan with { KeepsEpochs = false });
        (EnsembleLearner fused, NetworkLearner blocks) = (new EnsembleLearner(study.Recipe(), images, backend), new NetworkLearner(chain, images, null, backend));
        Difference(fused, blocks).ShouldBe(0);
        Shorten(fused, blocks);
        Difference(fused, blocks).ShouldBe(0);
        double[] differences = [.. Steps(plan, fused).Zip(Steps(plan, blocks), (_, _) => Difference(fused, blocks))];
        TestContext.Current.TestOutputHelper?.WriteLine($"bias {bias}, seed {seed}: {string.Join(", ", differences.Select(difference => $"{difference:0.00}"))}");
        differences.Length.ShouldBe(9);
        differences[0].ShouldBeInRange(double.Epsilon, first);
        differences[^1].ShouldBeInRange(double.Epsilon, last);
        differences.Max().ShouldBeLessThanOrEqualTo(Math.Max(first, last));
    }

    // Rows begin orthonormal, and then W(Wᵀz - x) is 0 on the code z of x: nothing but rounding would move an encoder's bias in the first step.
    private static void Shorten(EnsembleLearner fused, NetworkLearner blocks)
    {
        Dictionary<string, TensorView> state = new(blocks.State());
        for (int member = 0; member < Members; member++)
        {
            Matrix weights = fused.Current.Ensemble.Layers[member].Weights;
            foreach (ref float weight in weights.Values)
            {
                weight *= 0.75f;
            }

            state[NetworkFile.Name(member, "weight")] = TensorView.Of(weights.Values.ToArray(), weights.Rows, weights.Columns);
        }

        blocks.Restore(state);
    }

    private static IEnumerable<long> Steps(TrainingPlan plan, ILearner learner)
    {
        Curves curves = learner.NewCurves();
        for (long time = 1; time <= plan.Steps; time++)
        {
            int step = (int)((time - 1) % plan.StepsPerEpoch);
            if (step == 0)
            {
                learner.BeginEpoch();
            }

            learner.Step(plan.OrderOf(plan.EpochOf(time)).AsSpan(plan.ImagesOf(step)), time, curves);
            yield return time;
        }
    }

    private static double Difference(EnsembleLearner fused, NetworkLearner blocks)
    {
        (IReadOnlyDictionary<string, TensorView> a, IReadOnlyDictionary<string, TensorView> b) = (fused.Parameters(), blocks.Parameters());
        b.Keys.Order(StringComparer.Ordinal).ShouldBe(a.Keys.Order(StringComparer.Ordinal));
        return a.Max(tensor => InLastPlaces(tensor.Value.As<float>().ToArray(), b[tensor.Key].As<float>().ToArray()));
    }

    private static double InLastPlaces(float[] a, float[] b)
    {
        float largest = a.Max(Math.Abs);
        double lastPlace = MathF.BitIncrement(largest) - (double)largest;
        return a.Zip(b, (x, y) => Math.Abs(x - (double)y)).Max() / lastPlace;
    }
}
