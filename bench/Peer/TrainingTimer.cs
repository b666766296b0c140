using System.Diagnostics;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Bench.Peer;

/// <summary>Times the real training loop: batches, losses, activity, averages and all.</summary>
internal sealed class TrainingTimer : ITrainingMonitor
{
    private const int WarmupSteps = 10;
    private long _start;
    private long _end;
    private int _steps;

    /// <summary>Seconds a step of a study, the mean over all steps but the first ten.</summary>
    public static double Measure(Study study, ImageSet images, IBackend backend, int steps)
    {
        TiedEnsemble oneEpoch = StudyOf.Changed("training.epochs", "1", study).Recipe();
        ImageSet some = images.Take(steps * oneEpoch.BatchSize);
        TrainingTimer timer = new();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("bench");
        try
        {
            LearnerTraining.RunOf(oneEpoch, some, backend, timer)
                .Run(folder.FullName, Path.Combine(folder.FullName, "checkpoint"), "bench", CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return Stopwatch.GetElapsedTime(timer._start, timer._end).TotalSeconds / (timer._steps - WarmupSteps);
    }

    /// <inheritdoc/>
    public void StepDone(in TrainingProgress progress, ILearner learner)
    {
        _end = Stopwatch.GetTimestamp();
        if (++_steps == WarmupSteps)
        {
            _start = _end;
        }
    }
}
