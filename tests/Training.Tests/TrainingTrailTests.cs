using ResearchPipeline.Compute;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training.Tests;

[Trait("Category", "Reliability")]
public sealed class TrainingTrailTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("trail-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_holds_the_hash_of_all_parameters_after_every_step(bool withBias)
    {
        TiedEnsemble recipe = Small.With($"model.bias = {(withBias ? "encoder-and-decoder" : "none")}");
        using IBackend backend = Backends.Create("auto", 2);
        HashAfterEachStep seen = new();
        TrainingTrail trail = Train(recipe, backend, seen);
        trail.Steps.ShouldBe(9);
        trail.Members.ShouldBe(2);
        for (int step = 0; step < trail.Steps; step++)
        {
            trail.After(step, 0).ShouldBe(seen.Hashes[step][0]);
            trail.After(step, 1).ShouldBe(seen.Hashes[step][1]);
        }
    }

    [Theory]
    [InlineData(1, 0, 0)]
    [InlineData(5, 1, 17 * 784 + 300)]
    [InlineData(9, 1, 40 * 784 - 1)]
    public void A_one_ulp_change_is_found_at_its_step_member_and_element(int step, int member, int element)
    {
        TiedEnsemble recipe = Small.With();
        using IBackend plain = Backends.Create("auto", 2);
        using PlantedUlp planted = new(plain, step, member, element);
        TrainingTrail one = Train(recipe, plain, null);
        TrainingTrail other = Train(recipe, planted, null);
        one.FirstDifference(other).ShouldBe((step - 1, member));
        one.After(step - 1, member).SingleChange(other.After(step - 1, member), 40 * 784).ShouldBe((element, 1u));
    }

    [Fact]
    public void Equal_trails_and_a_trail_and_its_beginning_do_not_differ()
    {
        TrainingTrail whole = new(2);
        TrainingTrail beginning = new(2);
        whole.AddStep([new ParameterHash(1, 2), new ParameterHash(3, 4)]);
        beginning.AddStep([new ParameterHash(1, 2), new ParameterHash(3, 4)]);
        whole.AddStep([new ParameterHash(5, 6), new ParameterHash(7, 8)]);
        whole.FirstDifference(whole).ShouldBeNull();
        whole.FirstDifference(beginning).ShouldBeNull();
        beginning.AddStep([new ParameterHash(5, 6), new ParameterHash(7, 9)]);
        whole.FirstDifference(beginning).ShouldBe((1, 1));
    }

    private TrainingTrail Train(TiedEnsemble recipe, IBackend backend, ITrainingMonitor? monitor)
    {
        LearnerTraining.RunOf(recipe, Small.Images(), backend, monitor)
            .Run(_folder, Path.Combine(_folder, "checkpoint"), "fingerprint", CancellationToken.None);
        return TrainingTrail.Read(Path.Combine(_folder, TrainingTrail.FileName));
    }

    private sealed class HashAfterEachStep : ITrainingMonitor
    {
        public List<ParameterHash[]> Hashes { get; } = [];

        public void StepDone(in TrainingProgress progress, ILearner learner) => Hashes.Add([.. ((EnsembleLearner)learner).Current.Ensemble.Layers.Select(layer => ParameterHash.Of(
            (float[])[.. layer.Weights.Values, .. layer.EncoderBias.Values, .. layer.DecoderBias.Values], 0))]);
    }
}
