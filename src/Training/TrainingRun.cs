using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training;

/// <summary>Trains a learner to the end, resuming from a checkpoint where one fits.</summary>
/// <param name="learner">What learns.</param>
/// <param name="plan">Which images it is shown when.</param>
/// <param name="monitor">Who watches, if anyone.</param>
/// <param name="betweenCheckpoints">Time between two checkpoints, 10 seconds unless said; when and how often can show in no result.</param>
public sealed class TrainingRun(ILearner learner, TrainingPlan plan, ITrainingMonitor? monitor, TimeSpan? betweenCheckpoints = null)
{
    /// <summary>The file of training curves.</summary>
    public const string CurvesFile = "curves.safetensors";

    /// <summary>What learns.</summary>
    public ILearner Learner => learner;

    /// <summary>Which images it is shown when.</summary>
    public TrainingPlan Plan => plan;

    // What libraries of other languages expect to be told.
    private static readonly Dictionary<string, string> ForOthers = new() { ["format"] = "pt" };

    /// <summary>The same run, watched by another.</summary>
    public TrainingRun WatchedBy(ITrainingMonitor other) => new(learner, plan, other, betweenCheckpoints);

    /// <summary>
    /// Trains to the end. Writes the parameters after every epoch whose parameters the plan keeps, before silent features are restarted (of no epochs, the first), and
    /// curves.safetensors and trail.safetensors into <paramref name="outputDirectory"/>.
    /// </summary>
    /// <param name="outputDirectory">Where results go; parameters of epochs that a checkpoint already covers are there.</param>
    /// <param name="checkpointPath">The checkpoint, removed at the end.</param>
    /// <param name="fingerprint">Identifies what a checkpoint belongs to.</param>
    /// <param name="cancellation">Stops between steps, after a checkpoint.</param>
    /// <exception cref="DivergedException">The loss is no longer finite; the state before that step is in the checkpoint.</exception>
    public void Run(string outputDirectory, string checkpointPath, string fingerprint, CancellationToken cancellation)
    {
        CheckpointFile checkpoint = new(checkpointPath, fingerprint);
        CheckpointSchedule schedule = new(checkpoint, learner, betweenCheckpoints ?? TimeSpan.FromSeconds(10), cancellation);
        TrainingState state = checkpoint.Read(learner, plan, out string? refusal) ?? TrainingState.Initial(learner);
        monitor?.Begins(state.Curves.Steps, refusal);
        if (plan.Epochs == 0)
        {
            WriteResult(state, 0, outputDirectory);
        }

        for (int epoch = state.Curves.Epochs; epoch < plan.Epochs; epoch++)
        {
            TrainEpoch(state, epoch, schedule);
            WriteResult(state, epoch + 1, outputDirectory);
            learner.EndEpoch(epoch, isLast: epoch + 1 == plan.Epochs, state.Curves);
            monitor?.EpochDone(TrainingEpoch.Of(state.Curves, epoch + 1, learner, plan));
        }

        Write(CurvesFile, state.Curves.ToTensors());
        Write(TrainingTrail.FileName, state.Trail.ToTensors());
        File.Delete(checkpointPath);

        void Write(string file, IReadOnlyDictionary<string, TensorView> tensors) =>
            SafetensorsFile.Write(Path.Combine(outputDirectory, file), tensors, new Dictionary<string, string>());
    }

    private void WriteResult(TrainingState state, int epoch, string outputDirectory)
    {
        IReadOnlyDictionary<string, TensorView> result = learner.Result();
        if (plan.FileOf(epoch) is string file)
        {
            string path = Path.Combine(outputDirectory, file);
            SafetensorsFile.Write(path, result, ForOthers);
            state.Files[file] = Sha256.OfFile(path);
        }

        monitor?.ResultReached(result);
    }

    private void TrainEpoch(TrainingState state, int epoch, CheckpointSchedule schedule)
    {
        int[] order = plan.OrderOf(epoch);
        int done = state.Curves.Steps - epoch * plan.StepsPerEpoch;
        if (done == 0)
        {
            learner.BeginEpoch();
        }

        if (done < plan.StepsPerEpoch)
        {
            learner.Announce(order.AsSpan(plan.ImagesOf(done).Start.Value));
        }

        int told = done;
        for (int index = done; index < plan.StepsPerEpoch; index++)
        {
            schedule.BetweenSteps(state, () => TellAll(index));
            Range images = plan.ImagesOf(index);
            long time = (long)epoch * plan.StepsPerEpoch + index + 1;
            schedule.Guard(state, () => learner.Step(order.AsSpan(images), time, state.Curves));
            if (learner.Untold == 0)
            {
                Told();
            }
            else if (learner.Untold == learner.MostUntold || index + 1 == plan.StepsPerEpoch)
            {
                TellAll(index + 1);
            }
        }

        // A checkpoint is of steps that were told.
        void TellAll(int asked)
        {
            while (told < asked)
            {
                schedule.Guard(state, () => learner.Tell(state.Curves));
                Told();
            }
        }

        void Told()
        {
            state.Trail.AddStep(learner.Hashes);
            Range images = plan.ImagesOf(told++);
            monitor?.StepDone(new TrainingProgress(epoch + 1, plan.Epochs, told, plan.StepsPerEpoch, images.End.Value - images.Start.Value, learner.Loss), learner);
        }
    }
}
