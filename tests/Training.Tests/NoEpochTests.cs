using ResearchPipeline.Compute;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests;

/// <summary>A learner of no epochs keeps its first weights: its files are those of any other, and say that nothing happened.</summary>
public sealed class NoEpochTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("no-epoch-").FullName;
    private readonly IBackend _backend = Backends.Create("auto", 1);

    public void Dispose()
    {
        _backend.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // A threshold, a running average, a scale, a mean, and two parts of one code.
    [Theory]
    [InlineData("small-batch-k")]
    [InlineData("small-denoising-masking")]
    [InlineData("small-tied-scaled")]
    [InlineData("small-centred")]
    [InlineData("small-variational")]
    public void A_network_is_what_its_first_step_would_have_begun_with(string name)
    {
        Study study = Catalogue.small.Single(study => study.Name == name);
        NetworkChain chain = NetworkChainModule.ofStudy(study.With("training.epochs = 0"));
        NetworkLearner first = new(NetworkChainModule.ofStudy(study), Small.Images(), null, _backend);
        KeepsFirst(LearnerTraining.RunOf(chain, Small.Images(), null, _backend, _seen), first.Result(), study.With("training.epochs = 0"));
    }

    [Fact]
    public void So_is_an_ensemble()
    {
        Study none = Small.Study.With("training.epochs = 0");
        KeepsFirst(LearnerTraining.RunOf(none.Recipe(), Small.Images(), _backend, _seen), new EnsembleLearner(Small.With(), Small.Images(), _backend).Result(), none);
    }

    [Fact]
    public void Who_fine_tunes_it_begins_with_its_weights()
    {
        Learner learner = Catalogue.small.Single(study => study.Name == "small-random-stack").Learner;
        Learner second = learner.Below()!;
        IReadOnlyDictionary<string, TensorView> below = Weights(new NetworkChain(42, second.Below()!), null, "first");
        IReadOnlyDictionary<string, TensorView> codes = Weights(new NetworkChain(42, second), below, "second");
        IReadOnlyDictionary<string, TensorView> begun = new NetworkLearner(new NetworkChain(42, learner), Small.Images(), codes, _backend).Parameters();
        begun["member.00.input.weight"].As<float>().SequenceEqual(codes["member.00.weight"].As<float>()).ShouldBeTrue();
        begun["member.00.input.input.weight"].As<float>().SequenceEqual(below["member.00.weight"].As<float>()).ShouldBeTrue();
        codes["member.00.weight"].As<float>().ToArray().ShouldContain(value => value != 0);
    }

    private IReadOnlyDictionary<string, TensorView> Weights(NetworkChain chain, IReadOnlyDictionary<string, TensorView>? below, string name)
    {
        string folder = Path.Combine(_folder, name);
        LearnerTraining.RunOf(chain, Small.Images(), below, _backend, null).Run(folder, Path.Combine(folder, "checkpoint"), name, CancellationToken.None);
        return SafetensorsFile.Read(Path.Combine(folder, TrainingPlan.LastWeights), out _);
    }

    private readonly Seen _seen = new();

    private void KeepsFirst(TrainingRun run, IReadOnlyDictionary<string, TensorView> first, Study study)
    {
        run.Run(_folder, Path.Combine(_folder, "checkpoint"), "none", CancellationToken.None);
        string[] files = [TrainingRun.CurvesFile, TrainingTrail.FileName, TrainingPlan.LastWeights];
        Directory.GetFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(files);
        LearnerTraining.PlanOf(study).WeightFiles.ShouldBe([TrainingPlan.LastWeights]);
        TensorView.ContentHash(SafetensorsFile.Read(Path.Combine(_folder, TrainingPlan.LastWeights), out _)).ShouldBe(TensorView.ContentHash(first));
        Curves curves = Curves.FromTensors(SafetensorsFile.Read(Path.Combine(_folder, TrainingRun.CurvesFile), out _));
        (curves.Steps, curves.Epochs).ShouldBe((0, 0));
        TrainingTrail trail = TrainingTrail.Read(Path.Combine(_folder, TrainingTrail.FileName));
        (trail.Steps, trail.Members).ShouldBe((0, study.Learner.Training.Members));
        _seen.Calls.ShouldBe(["begins", "result"]);
        Array.ForEach(files, file => new FileInfo(Path.Combine(_folder, file)).Length.ShouldBeGreaterThan(0, "a stage makes no empty file"));
    }

    private sealed class Seen : ITrainingMonitor
    {
        public List<string> Calls { get; } = [];

        public void Begins(int stepsDone, string? refusal) => Calls.Add("begins");

        public void StepDone(in TrainingProgress progress, ILearner learner) => Calls.Add("step");

        public void ResultReached(IReadOnlyDictionary<string, TensorView> result) => Calls.Add("result");

        public void EpochDone(TrainingEpoch epoch) => Calls.Add("epoch");
    }
}
