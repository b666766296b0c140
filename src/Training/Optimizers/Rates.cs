using ResearchPipeline.Specification;

namespace ResearchPipeline.Training.Optimizers;

/// <summary>How a learning rate changes over the steps of a run.</summary>
public static class Rates
{
    /// <summary>The rate in a step.</summary>
    public static double At(double rate, RateSchedule schedule, Clock clock) => rate;
}
