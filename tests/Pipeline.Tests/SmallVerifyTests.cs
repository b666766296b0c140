using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>Whatever learns, and by whatever optimiser: one value that went wrong in one step is found by its place.</summary>
[Collection("command line")]
[Trait("Category", "Reliability")]
public sealed class SmallVerifyTests : IDisposable
{
    private const int Element = 7;
    private readonly string _artifacts = Directory.CreateTempSubdirectory("small verify-").FullName;

    public static TheoryData<string> Names => [.. Catalogue.small.Select(study => study.Name)];

    public void Dispose() => Directory.Delete(_artifacts, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_unit_in_the_last_place_of_one_step_is_named_by_step_tensor_and_element(string name)
    {
        Cli.Run("run", $"--study={name}", $"--data-dir={SmokeRun.Data}", $"--artifacts={_artifacts}").ExitCode.ShouldBe(0);
        (long step, int perEpoch, string tensor, string element) = TrainWithOneUlpOff(Catalogue.small.Single(study => study.Name == name));

        (int exitCode, _, string error) = Cli.Run("verify", $"--study={name}", $"--artifacts={_artifacts}", $"--data-dir={SmokeRun.Data}");

        exitCode.ShouldBe(3, error);
        (long epoch, long inEpoch) = Math.DivRem(step - 1, perEpoch);
        error.ShouldContain($"the first stage that differs is train, first after epoch {epoch + 1}, step {inEpoch + 1} of {perEpoch}: tensor member.00.{tensor}, element {element}: published ");
    }

    [Fact]
    public void Of_weights_that_no_step_has_made_it_is_said_that_the_first_ones_differ()
    {
        const string name = "small-random-stack";
        Cli.Run("run", $"--study={name}", $"--data-dir={SmokeRun.Data}", $"--artifacts={_artifacts}").ExitCode.ShouldBe(0);
        string weights = Path.Combine(_artifacts, "runs", name, "train-1", TrainingPlan.LastWeights);
        Dictionary<string, TensorView> tensors = new(SafetensorsFile.Read(weights, out IReadOnlyDictionary<string, string> metadata));
        float[] values = tensors["member.00.weight"].As<float>().ToArray();
        values[Element] = MathF.BitIncrement(values[Element]);
        tensors["member.00.weight"] = TensorView.Of(values, [.. tensors["member.00.weight"].Shape]);
        SafetensorsFile.Write(weights, tensors, metadata);
        Relist(name, "train-1/");

        (int exitCode, _, string error) = Cli.Run("verify", $"--study={name}", $"--artifacts={_artifacts}", $"--data-dir={SmokeRun.Data}");

        exitCode.ShouldBe(3, error);
        error.ShouldContain("the first stage that differs is train-1, which takes no step, so that its first weights differ");
    }

    private (long Step, int PerEpoch, string Tensor, string Element) TrainWithOneUlpOff(Study study)
    {
        string run = Path.Combine(_artifacts, "runs", study.Name);
        (string place, Study learning)[] learners = [.. Stages.learners(study).Select(learner => (learner.Item1, learner.Item2))];
        using IBackend backend = Backends.Create("auto", 2);
        LearnerTraining body = new(
            learners[^1].learning, learners.Length > 1 ? learners[^2].place : null, () => backend, (_, _) => throw new InvalidOperationException("Nobody watches."), CancellationToken.None);
        TrainingRun right = body.RunOf(
            DatasetFile.Read(Path.Combine(run, "normalize", "dataset.safetensors")).Train, body.Inputs.ToDictionary(input => input, input => Path.Combine(run, input)), backend, monitor: null);
        long step = right.Plan.Steps / 2 + 1;
        (string tensor, IReadOnlyList<long> shape) = right.Learner.Layout[0];
        PlantedLearner wrong = new(right.Learner, step, member: 0, tensor, Element);
        string train = Path.Combine(run, "train");
        new TrainingRun(wrong, right.Plan, monitor: null).Run(train, Path.Combine(train, "checkpoint.safetensors"), "planted", CancellationToken.None);
        Relist(study.Name, "train/");
        return (step, right.Plan.StepsPerEpoch, tensor, shape.Count == 1 ? $"[{Element}]" : $"[{Element / shape[1]}, {Element % shape[1]}]");
    }

    private void Relist(string study, string stage)
    {
        string run = Path.Combine(_artifacts, "runs", study);
        string manifest = Path.Combine(run, Manifest.FileName);
        Manifest published = Manifest.Read(manifest);
        (published with
        {
            Artefacts = [.. published.Artefacts.Select(artefact =>
                artefact.Path.StartsWith(stage, StringComparison.Ordinal) ? Artefact.Of(run, artefact.Path, new FileHashes()) : artefact)],
        }).Write(manifest);
    }
}
