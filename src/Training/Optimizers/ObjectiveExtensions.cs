namespace ResearchPipeline.Training.Optimizers;

/// <summary>What optimisers do alike with what they lower.</summary>
internal static class ObjectiveExtensions
{
    /// <summary>The loss at the parameters as they are.</summary>
    /// <exception cref="DivergedException">It, or a gradient, is no number.</exception>
    public static double EvaluateFinite<T>(this IObjective<T> objective, long time)
        where T : unmanaged
    {
        double loss = objective.Evaluate();
        return objective.IsFinite ? loss : throw objective.Divergence(time);
    }
}
