using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>Where a sweep says how far it is.</summary>
public interface ISweepDisplay : IRunDisplay
{
    /// <summary>Shows the runs while work goes on.</summary>
    void Watch(SweepProgress progress, Action work);
}
