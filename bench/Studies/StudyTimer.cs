using System.Diagnostics;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;

namespace ResearchPipeline.Bench.Studies;

/// <summary>Times the real training loop from its first step to its last: permutation, batches, losses, curves, hashes and all.</summary>
internal sealed class StudyTimer : ITrainingMonitor
{
    private long _start;
    private long _end;
    private double _evaluations;
    private ParameterHash _hash;

    /// <summary>Trains a case.</summary>
    /// <param name="one">The case.</param>
    /// <param name="images">The training images.</param>
    /// <param name="below">Weights of the learner below.</param>
    /// <param name="backend">Where to compute.</param>
    /// <returns>The time that it took, the images that the loss was evaluated of, and the hash of all parameters after the last step.</returns>
    public static (double Seconds, double Images, ParameterHash Hash) Measure(
        StudyCase one, ImageSet images, IReadOnlyDictionary<string, TensorView>? below, IBackend backend)
    {
        StudyTimer timer = new();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("bench");
        try
        {
            LearnerTraining.RunOf(one.Chain, images, below, backend, timer)
                .Run(folder.FullName, Path.Combine(folder.FullName, "checkpoint"), "bench", CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        TrainingPlan plan = LearnerTraining.PlanOf(one.Study);
        return (Stopwatch.GetElapsedTime(timer._start, timer._end).TotalSeconds, plan.IsFull ? timer._evaluations * plan.Images : plan.Images, timer._hash);
    }

    /// <inheritdoc/>
    public void Begins(int stepsDone, string? refusal) => _start = Stopwatch.GetTimestamp();

    /// <inheritdoc/>
    public void StepDone(in TrainingProgress progress, ILearner learner)
    {
        _end = Stopwatch.GetTimestamp();
        _hash = learner.Hashes[0];
    }

    /// <inheritdoc/>
    public void EpochDone(TrainingEpoch epoch) => _evaluations = epoch.Counts.Single().Mean;
}
