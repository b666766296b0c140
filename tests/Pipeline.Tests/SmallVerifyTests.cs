using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
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

    private (long Step, int PerEpoch, string Tensor, string Element) TrainWithOneUlpOff(Study study)
    {
        string run = Path.Combine(_artifacts, "runs", study.Name);
        Trained own = Stages.learners(study)[^1];
        using IBackend backend = Backends.Create("auto", 2);
        LearnerTraining body = new(
            own.Learning, own.Below, () => backend, (_, _) => throw new InvalidOperationException("Nobody watches."), CancellationToken.None);
        TrainingRun right = body.RunOf(
            DatasetFile.Read(Path.Combine(run, "normalize", "dataset.safetensors")).Train, body.Inputs.ToDictionary(input => input, input => Path.Combine(run, input)), backend, monitor: null);
        long step = right.Plan.Steps / 2 + 1;
        (string tensor, IReadOnlyList<long> shape) = right.Learner.Layout[0];
        PlantedLearner wrong = new(right.Learner, step, member: 0, tensor, Element);
        string train = Path.Combine(run, "train");
        new TrainingRun(wrong, right.Plan, monitor: null).Run(train, Path.Combine(train, "checkpoint.safetensors"), "planted", CancellationToken.None);
        string manifest = Path.Combine(run, Manifest.FileName);
        Manifest published = Manifest.Read(manifest);
        (published with
        {
            Artefacts = [.. published.Artefacts.Select(artefact =>
                artefact.Path.StartsWith("train/", StringComparison.Ordinal) ? Artefact.Of(run, artefact.Path, new FileHashes()) : artefact)],
        }).Write(manifest);
        return (step, right.Plan.StepsPerEpoch, tensor, shape.Count == 1 ? $"[{Element}]" : $"[{Element / shape[1]}, {Element % shape[1]}]");
    }
}
