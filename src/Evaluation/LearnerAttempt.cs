using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Evaluation;

/// <summary>
/// The body of the attempt stage: trains a learner that may diverge, and writes down whether it did, at which step and with which message, and the
/// loss of every step before. What it learned is not kept. It begins anew whenever it is started.
/// </summary>
/// <param name="study">What to train; of it only what the parameters say.</param>
/// <param name="below">The place in the run of the learner from whose codes it learns; null where it learns from pixels.</param>
/// <param name="createBackend">Where to compute; it can show in no result.</param>
/// <param name="createMonitor">Who watches; it can show in no result either.</param>
/// <param name="cancellation">Stops between steps.</param>
public sealed class LearnerAttempt(
    Study study, string? below, Func<IBackend> createBackend, Func<IBackend, ImageSet, ITrainingMonitor> createMonitor, CancellationToken cancellation)
{
    private const string Training = "training";

    /// <summary>Its parameters: keys and values.</summary>
    public IReadOnlyDictionary<string, string> Parameters => CanonicalText.linesOfMeasured(study);

    /// <summary>The files that it reads, by name.</summary>
    public IReadOnlyList<string> Inputs => Learning(new LossRecord(null)).Inputs;

    /// <summary>The files that it writes.</summary>
    public static IReadOnlyList<string> Outputs { get; } =
        [ResultTable.FileNameOf(AttemptTables.Outcome.Name), ResultTable.FileNameOf(AttemptTables.Losses.Name)];

    /// <summary>Attempts.</summary>
    /// <param name="inputs">Paths by name.</param>
    /// <param name="output">The folder.</param>
    public void Run(IReadOnlyDictionary<string, string> inputs, string output)
    {
        string folder = Path.Combine(output, Training);
        Remove(folder);
        Directory.CreateDirectory(folder);
        LossRecord record = new(createMonitor);
        string? message = null;
        try
        {
            Learning(record).Run(inputs, folder);
        }
        catch (DivergedException diverged)
        {
            message = diverged.Message;
        }

        Remove(folder);
        Provenance provenance = EvaluationRun.ProvenanceOf(study);
        ParquetFile.Write(output, AttemptTables.Outcome, [new AttemptOutcome(message, record.Losses.Count)], provenance);
        ParquetFile.Write(output, AttemptTables.Losses, [.. record.Losses.Select((loss, step) => new AttemptLoss(step + 1, loss))], provenance);
    }

    private LearnerTraining Learning(LossRecord record) => new(study, below, createBackend, record.Watching, cancellation);

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // Keeps the loss of every step, and lets another watch too.
    private sealed class LossRecord(Func<IBackend, ImageSet, ITrainingMonitor>? create) : ITrainingMonitor
    {
        private ITrainingMonitor? _other;

        public List<double> Losses { get; } = [];

        public LossRecord Watching(IBackend backend, ImageSet images)
        {
            _other = create?.Invoke(backend, images);
            return this;
        }

        public void Begins(int stepsDone, string? refusal) => _other?.Begins(stepsDone, refusal);

        public void StepDone(in TrainingProgress progress, ILearner learner)
        {
            Losses.Add(progress.Loss);
            _other?.StepDone(progress, learner);
        }

        public void ResultReached(IReadOnlyDictionary<string, Tensors.TensorView> result) => _other?.ResultReached(result);

        public void EpochDone(TrainingEpoch epoch) => _other?.EpochDone(epoch);
    }
}
