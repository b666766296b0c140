using System.Diagnostics;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;

namespace ResearchPipeline.Bench.Studies;

/// <summary>Times the real training loop from its first step to its last: permutation, batches, losses, curves, hashes and all.</summary>
internal sealed class StudyTimer : ITrainingMonitor
{
    private readonly TimedArithmetic _arithmetic;
    private long _start;
    private double _seconds;
    private double _evaluations;
    private Dictionary<string, double> _operations = [];
    private ParameterHash _hash;

    private StudyTimer(TimedArithmetic arithmetic) => _arithmetic = arithmetic;

    /// <summary>Trains a case.</summary>
    /// <param name="one">The case.</param>
    /// <param name="images">The training images.</param>
    /// <param name="below">Weights of the learner below.</param>
    /// <param name="backend">Where to compute.</param>
    public static StudyTime Measure(StudyCase one, ImageSet images, IReadOnlyDictionary<string, TensorView>? below, IBackend backend)
    {
        using TimedBackend timed = new(backend);
        StudyTimer timer = new(timed.Timed);
        DirectoryInfo folder = Directory.CreateTempSubdirectory("bench");
        try
        {
            LearnerTraining.RunOf(one.Chain, images, below, timed, timer)
                .Run(folder.FullName, Path.Combine(folder.FullName, "checkpoint"), "bench", CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        TrainingPlan plan = LearnerTraining.PlanOf(one.Study);
        return new StudyTime(timer._seconds, plan.IsFull ? timer._evaluations * plan.Images : plan.Images, timer._operations, timer._hash);
    }

    /// <inheritdoc/>
    public void Begins(int stepsDone, string? refusal)
    {
        _arithmetic.Clear();
        _start = Stopwatch.GetTimestamp();
    }

    /// <inheritdoc/>
    public void StepDone(in TrainingProgress progress, ILearner learner)
    {
        if (progress.StepInEpoch == progress.StepsPerEpoch)
        {
            (_seconds, _operations, _hash) = (Stopwatch.GetElapsedTime(_start).TotalSeconds, _arithmetic.Seconds, learner.Hashes[0]);
        }
    }

    /// <inheritdoc/>
    public void EpochDone(TrainingEpoch epoch) => _evaluations = epoch.Counts.Single().Mean;
}
