using ResearchPipeline.Runs.Sweeping;

namespace ResearchPipeline.Runs.Engines;

/// <summary>What starts the runs of a sweep. Whether a run is done is not its to say: the run's own files are.</summary>
internal interface ISweepEngine
{
    /// <summary>Runs what waits, and returns when nothing waits or runs any more.</summary>
    /// <param name="progress">Told of every run.</param>
    /// <param name="cancellation">Asks to stop.</param>
    void Run(SweepProgress progress, CancellationToken cancellation);
}
