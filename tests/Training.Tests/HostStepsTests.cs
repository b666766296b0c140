using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Tests;

/// <summary>What is announced is encoded with the update before, and that shows in no bit.</summary>
public sealed class HostStepsTests
{
    // Three batches of 32, 32 and 26 images.
    private static readonly int[] Order = [.. Enumerable.Range(0, 90).Select(place => place * 41 % 90)];

    [Theory]
    [InlineData("none", false)]
    [InlineData("none", true)]
    [InlineData("encoder-and-decoder", false)]
    public void Announced_images_are_learned_to_the_bits_of_unannounced_ones(string bias, bool withAuxK)
    {
        TiedEnsemble recipe = (withAuxK ? Small.WithAuxK() : Small.Study).With($"model.bias = {bias}").Recipe();
        Learned(recipe, learner =>
        {
            learner.Announce(Order);
            return Batches(learner);
        }).ShouldBe(Learned(recipe, Batches));
    }

    [Fact]
    public void Images_that_come_otherwise_than_announced_are_encoded_when_they_come()
    {
        TiedEnsemble recipe = Small.With();
        Learned(recipe, learner =>
        {
            learner.Announce([.. Order[..32], .. Order[40..], .. Order[32..40]]);
            return Batches(learner);
        }).ShouldBe(Learned(recipe, Batches));
    }

    [Fact]
    public void Weights_that_were_changed_after_an_update_are_encoded_with_again()
    {
        TiedEnsemble recipe = Small.With();
        Learned(recipe, learner => Changed(learner, isAnnounced: true)).ShouldBe(Learned(recipe, learner => Changed(learner, isAnnounced: false)));

        static IEnumerable<Range> Changed(EnsembleLearner learner, bool isAnnounced)
        {
            if (isAnnounced)
            {
                learner.Announce(Order);
            }

            yield return new(0, 32);
            Dictionary<string, TensorView> state = new(learner.State());
            state["member.00.weight"] = state["member.01.weight"];
            learner.Restore(state);
            yield return new(32, 64);
        }
    }

    [Fact]
    public void What_was_announced_is_encoded_with_the_update_before()
    {
        using IBackend inner = Backends.Create("auto", 1);
        using CountingBackend backend = new(inner);
        EnsembleLearner learner = new(Small.With(), Small.Images(), backend);
        learner.Announce(Order);
        Learn(learner, Batches);
        backend.Encodings.ShouldBe(1, "only the first of three batches");
    }

    private static IEnumerable<Range> Batches(EnsembleLearner learner) => [new(0, 32), new(32, 64), new(64, 90)];

    private static string[] Learned(TiedEnsemble recipe, Func<EnsembleLearner, IEnumerable<Range>> batches)
    {
        using IBackend backend = Backends.Create("auto", 2);
        EnsembleLearner learner = new(recipe, Small.Images(), backend);
        return Learn(learner, batches);
    }

    // The hashes of all members after every step.
    private static string[] Learn(EnsembleLearner learner, Func<EnsembleLearner, IEnumerable<Range>> batches)
    {
        List<string> hashes = [];
        Curves curves = learner.NewCurves();
        learner.BeginEpoch();
        long time = 0;
        foreach (Range batch in batches(learner))
        {
            learner.Step(Order.AsSpan(batch), ++time, curves);
            hashes.AddRange(learner.Hashes.ToArray().Select(hash => hash.ToString()!));
        }

        return [.. hashes];
    }
}
