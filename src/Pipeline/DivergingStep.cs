using System.Globalization;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Engine.Verification;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Pipeline;

/// <summary>
/// The first training step after which parameters are not the published ones, by both trails; and where one value makes the difference,
/// that value: its place and distance from the trails, its two values by training here once more up to that step.
/// </summary>
/// <param name="context">What the stages share.</param>
/// <param name="place">The name in the run of the learner that trained.</param>
internal sealed class DivergingStep(StageContext context, string place)
{
    /// <summary>What can be said, in one clause.</summary>
    public string Describe(TrainingTrail published, TrainingTrail here)
    {
        if (published.Members != here.Members || published.Steps != here.Steps)
        {
            return $"which took {published.Steps} steps with {published.Members} members when it was published, and {here.Steps} with {here.Members} here";
        }

        if (published.Steps == 0)
        {
            return "which takes no step, so that its first weights differ";
        }

        if (published.FirstDifference(here) is not (int step, int member))
        {
            return "although the parameters were the same after every step";
        }

        return WithRun((run, folder) =>
        {
            ParameterHash before = published.After(step, member);
            ParameterHash after = here.After(step, member);
            int values = run.Learner.Layout.Sum(Count);
            int perEpoch = run.Plan.StepsPerEpoch;
            string where = string.Create(CultureInfo.InvariantCulture, $"first after epoch {step / perEpoch + 1}, step {step % perEpoch + 1} of {perEpoch}");
            return before.SingleChange(after, values) is (int index, uint growth)
                ? $"{where}: {OneValue(new Change(step, member, index, growth), after, run, folder)}"
                : string.Create(CultureInfo.InvariantCulture, $"{where}: parameters of member {member}, of whose {values:#,0} values no single one explains the difference; until then all were the same");
        });
    }

    private string OneValue(Change change, ParameterHash expected, TrainingRun run, string folder)
    {
        (string tensor, string element) = Place(run.Learner.Layout, change);
        if (TrainAgainTo(change, run, folder) is not float[] parameters || ParameterHash.Of(parameters, 0) != expected)
        {
            return $"{tensor}, element {element}; its values cannot be shown, because training once more gave others";
        }

        float here = parameters[change.Index];
        float published = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(here) - change.Growth);
        return new NumericDifference(
            $"{tensor}, element {element}", published.ToString("R", CultureInfo.InvariantCulture), here.ToString("R", CultureInfo.InvariantCulture),
            NumericDifference.UlpBetween(published, here), 1, parameters.Length, NumericDifference.Relative(published, here)).ToString();
    }

    private static (string Tensor, string Element) Place(IReadOnlyList<(string Name, IReadOnlyList<long> Shape)> layout, Change change)
    {
        int index = change.Index;
        int tensor = 0;
        for (; index >= Count(layout[tensor]); tensor++)
        {
            index -= Count(layout[tensor]);
        }

        (string name, IReadOnlyList<long> shape) = layout[tensor];
        return ($"tensor {NetworkFile.Name(change.Member, name)}", shape.Count == 1 ? $"[{index}]" : $"[{index / shape[1]}, {index % shape[1]}]");
    }

    private float[]? TrainAgainTo(Change change, TrainingRun run, string folder)
    {
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        Capture capture = new(change, stop);
        try
        {
            run.WatchedBy(capture).Run(folder, Path.Combine(folder, "checkpoint.safetensors"), "again", stop.Token);
        }
        catch (OperationCanceledException) when (!context.Cancellation.IsCancellationRequested)
        {
            // Stopped where it should be.
        }

        return capture.Parameters;
    }

    private string WithRun(Func<TrainingRun, string, string> use)
    {
        string folder = Path.Combine(context.Workspace.RunDirectory, ".train.again");
        Trained trained = Stages.allLearners(context.Study).Single(learner => learner.Place == place);
        LearnerTraining body = new(
            trained.Learning, TrainStage.BelowOf(trained),
            context.CreateBackend, (_, _) => throw new InvalidOperationException("Nobody watches."), context.Cancellation);
        Dictionary<string, string> inputs = body.Inputs.ToDictionary(name => name, name => FileOf(trained, name));
        // The processor is never ahead of the step that it tells of, whose parameters are looked at.
        using IBackend backend = context.CreateHost();
        try
        {
            return use(body.RunOf(DatasetFile.Read(inputs[LearnerTraining.Images], DatasetModule.kind(trained.Learning.Dataset.Source)).Train, inputs, backend, monitor: null), folder);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    // An arm of other images has its own.
    private string FileOf(Trained trained, string name) =>
        context.Workspace.Run.FileOf($"{trained.Place[..^StagePlace.withinArm(trained.Place).Length]}{name}") ?? context.Workspace.FileOf(name);

    private static int Count((string Name, IReadOnlyList<long> Shape) tensor) => (int)tensor.Shape.Aggregate(1L, (product, size) => product * size);

    private readonly record struct Change(int Step, int Member, int Index, uint Growth);

    private sealed class Capture(Change change, CancellationTokenSource stop) : ITrainingMonitor
    {
        private int _done;

        public float[]? Parameters { get; private set; }

        public void StepDone(in TrainingProgress progress, ILearner learner)
        {
            if (_done++ == change.Step)
            {
                IReadOnlyDictionary<string, TensorView> parameters = learner.Parameters();
                Parameters = [.. learner.Layout.SelectMany(tensor => parameters[NetworkFile.Name(change.Member, tensor.Name)].As<float>().ToArray())];
                stop.Cancel();
            }
        }
    }
}
