using ResearchPipeline.Specification;

namespace ResearchPipeline.Training.Optimizers;

/// <summary>What a number that changes over the epochs is in one of them.</summary>
public static class Schedules
{
    /// <summary>The number in an epoch (0, 1, …).</summary>
    public static double At(Schedule<double> schedule, int epoch) => schedule switch
    {
        Schedule<double>.Linear linear => Between(linear.first, linear.last, linear.epochs, epoch),
        Schedule<double>.Constant constant => constant.Item,
        _ => throw new ArgumentOutOfRangeException(nameof(schedule), schedule, "There is no such schedule."),
    };

    /// <summary>The same of a whole number: the nearest, and of two the higher.</summary>
    public static int At(Schedule<int> schedule, int epoch) => schedule switch
    {
        Schedule<int>.Linear linear => (int)Math.Floor(Between(linear.first, linear.last, linear.epochs, epoch) + 0.5),
        Schedule<int>.Constant constant => constant.Item,
        _ => throw new ArgumentOutOfRangeException(nameof(schedule), schedule, "There is no such schedule."),
    };

    private static double Between(double first, double last, int epochs, int epoch) =>
        epoch >= epochs - 1 ? last : first + (last - first) * epoch / (epochs - 1);
}
