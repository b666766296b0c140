using ResearchPipeline.Specification;

namespace ResearchPipeline.Training.Optimizers;

/// <summary>Placeholder.</summary>
public static class Schedules
{
    /// <summary>k.</summary>
    public static int At(Schedule<int> schedule, int epoch) => schedule is Schedule<int>.Constant c ? c.Item : throw new NotSupportedException();

    /// <summary>r.</summary>
    public static double At(Schedule<double> schedule, int epoch) => schedule is Schedule<double>.Constant c ? c.Item : throw new NotSupportedException();
}
