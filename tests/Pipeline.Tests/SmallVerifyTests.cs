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
[Collection("small studies")]
[Trait("Category", "Reliability")]
public sealed class SmallVerifyTests(SmallRuns small) : IDisposable
{
    private const int Element = 7;
    private readonly string _artifacts = Directory.CreateTempSubdirectory("small verify-").FullName;

    public static TheoryData<string> Names => [.. Catalogue.small.Select(study => study.Name)];

    public void Dispose() => Directory.Delete(_artifacts, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_unit_in_the_last_place_of_one_step_is_named_by_step_tensor_and_element(string name)
    {
        SmokeRun.CopyFolder(small.Of(name), _artifacts);
        (long step, int perEpoch, string tensor, string element) = TrainWithOneUlpOff(name, Stages.learners(Catalogue.small.Single(study => study.Name == name))[^1]);

        (int exitCode, _, string error) = Cli.Run("verify", $"--study={name}", $"--artifacts={_artifacts}", $"--data-dir={SmokeRun.Data}");

        exitCode.ShouldBe(3, error);
        (long epoch, long inEpoch) = Math.DivRem(step - 1, perEpoch);
        error.ShouldContain($"the first stage that differs is train, first after epoch {epoch + 1}, step {inEpoch + 1} of {perEpoch}: tensor member.00.{tensor}, element {element}: published ");
    }

    [Fact]
    public void Of_weights_that_no_step_has_made_it_is_said_that_the_first_ones_differ()
    {
        const string name = "small-random-stack";
        SmokeRun.CopyFolder(small.Of(name), _artifacts);
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

    [Fact]
    public void Of_an_arm_the_plan_names_what_hangs_on_it_and_verify_its_first_other_step_and_the_likely_cause()
    {
        const string name = "small-comparison";
        SmokeRun.CopyFolder(small.Of(name), _artifacts);
        (_, string plan, _) = Cli.Run("plan", $"--study={name}", "--force=whole-sum.2.train", $"--artifacts={_artifacts}", $"--data-dir={SmokeRun.Data}");
        string[] steps = [.. plan.Split(Environment.NewLine).Skip(1).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
        steps.Where(line => !line.EndsWith("up to date", StringComparison.Ordinal) && line.Length > 0).ShouldBe(
            ["whole-sum.2.train would run: it was asked for", .. ((string[])["whole-sum.2.measure", "results", "figures", "report"]).Select(step => $"{step} would run if whole-sum.2.train makes other bytes than before")]);
        (_, _, string tensor, string element) = TrainWithOneUlpOff(name, Stages.allLearners(Catalogue.examples.Single(study => study.Name == name)).Single(learner => learner.Place == "whole-sum.2.train"));

        (int exitCode, string output, string error) = Cli.Run("verify", $"--study={name}", "--arm=whole-sum", "--seed=2", $"--artifacts={_artifacts}", $"--data-dir={SmokeRun.Data}");

        exitCode.ShouldBe(3, error);
        error.ShouldContain("the first stage that differs is whole-sum.2.train, first after epoch ");
        error.ShouldContain($"tensor member.00.{tensor}, element {element}: published ");
        error.ShouldContain("Likely cause: ");
        error.ShouldContain($"The re-execution is kept in {Path.Combine(_artifacts, "verify", name, "runs", name)}");
        Directory.Exists(Path.Combine(_artifacts, "verify", name, "runs", name, "whole-sum.2.train")).ShouldBeTrue();
        output.ShouldContain("arm whole-sum, seed 2");

        (exitCode, output, error) = Cli.Run("verify", $"--study={name}", "--arm=no-penalty", "--seed=1", $"--artifacts={_artifacts}", $"--data-dir={SmokeRun.Data}");

        exitCode.ShouldBe(0, error);
        output.ShouldContain("no-penalty.1.train/");
        output.ShouldNotContain("no-penalty.2.");
    }

    private (long Step, int PerEpoch, string Tensor, string Element) TrainWithOneUlpOff(string name, Trained own)
    {
        string run = Path.Combine(_artifacts, "runs", name);
        using IBackend backend = Backends.Create("auto", 2);
        LearnerTraining body = new(
            own.Learning, own.Below, () => backend, (_, _) => throw new InvalidOperationException("Nobody watches."), CancellationToken.None);
        TrainingRun right = body.RunOf(
            DatasetFile.Read(Path.Combine(run, "normalize", "dataset.safetensors"), MnistImages.Kind).Train, body.Inputs.ToDictionary(input => input, input => Path.Combine(run, input)), backend, monitor: null);
        long step = right.Plan.Steps / 2 + 1;
        (string tensor, IReadOnlyList<long> shape) = right.Learner.Layout[0];
        PlantedLearner wrong = new(right.Learner, step, member: 0, tensor, Element);
        string train = Path.Combine(run, own.Place);
        new TrainingRun(wrong, right.Plan, monitor: null).Run(train, Path.Combine(train, "checkpoint.safetensors"), "planted", CancellationToken.None);
        Relist(name, $"{own.Place}/");
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
