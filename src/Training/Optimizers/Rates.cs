using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training.Optimizers;

/// <summary>How a learning rate changes over the steps of a run.</summary>
public static class Rates
{
    /// <summary>
    /// The rate in step t of n. In the last share of all steps, LinearToZero has it times (n - t + 1) / (f + 1), where f are the steps of that share; CosineToZero has it times
    /// (1 + cos(π (t - 1)/n))/2, which is the squared sine of (n - t + 1)/(4 n) turns.
    /// </summary>
    /// <param name="rate">The rate without a schedule.</param>
    /// <param name="schedule">How it changes.</param>
    /// <param name="time">t, 1 for the first step.</param>
    /// <param name="steps">n.</param>
    public static double At(double rate, RateSchedule schedule, long time, long steps)
    {
        if (schedule.IsCosineToZero)
        {
            double sine = Circular.Sine((float)((steps - time + 1) / (4.0 * steps)));
            return rate * sine * sine;
        }

        if (schedule is not RateSchedule.LinearToZero linear)
        {
            return rate;
        }

        long falling = (long)Math.Ceiling(linear.share * steps);
        return rate * Math.Min(1, (steps - time + 1.0) / (falling + 1));
    }
}
