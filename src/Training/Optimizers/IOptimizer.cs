using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Optimizers;

/// <summary>Changes parameters so that a loss falls. One step may evaluate it once (Adam, momentum) or as often as a line search asks for (L-BFGS).</summary>
/// <typeparam name="T">Type of a parameter's value.</typeparam>
public interface IOptimizer<T>
    where T : unmanaged
{
    /// <summary>One step. Afterwards the objective's last evaluation may be of another place than its parameters are.</summary>
    /// <returns>The loss at the place where the step began.</returns>
    /// <exception cref="DivergedException">The loss, or a gradient, is no number; nothing has changed.</exception>
    double Step(IObjective<T> objective, Clock clock);

    /// <summary>What later steps depend on, by name: moments, velocities, a history.</summary>
    IReadOnlyDictionary<string, View<T>> Memory { get; }

    /// <summary>Numbers that later steps depend on: counts and losses; always as many. What is written into it is taken over.</summary>
    Span<double> Numbers { get; }
}
