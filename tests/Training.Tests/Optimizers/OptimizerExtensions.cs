using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Tests.Optimizers;

/// <summary>Whole steps.</summary>
internal static class OptimizerExtensions
{
    /// <summary>Both halves of a step of a run that has no end in sight.</summary>
    /// <returns>The loss where it began.</returns>
    public static double Take<T>(this IOptimizer<T> optimizer, IObjective<T> objective, long time)
        where T : unmanaged
    {
        Clock clock = new(time, 1_000_000, 0);
        double loss = optimizer.Look(objective, clock);
        optimizer.Move(objective, clock);
        return loss;
    }
}
