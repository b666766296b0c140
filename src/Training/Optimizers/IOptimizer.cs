using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Optimizers;

/// <summary>Changes parameters so that a loss falls, in steps of two halves: so of several members that step together, none moves where one cannot.</summary>
/// <typeparam name="T">Type of a parameter's value.</typeparam>
public interface IOptimizer<T>
    where T : unmanaged
{
    /// <summary>The first half: loss and gradients at the parameters as they are, evaluated unless they are known.</summary>
    /// <returns>The loss.</returns>
    /// <exception cref="DivergedException">The loss, or a gradient, is no number; no parameter has changed.</exception>
    double Look(IObjective<T> objective, Clock clock);

    /// <summary>
    /// The second half: moves the parameters. Adam and momentum take one step along the gradient, L-BFGS evaluates the objective as often as its line search asks for,
    /// and last of all, if at all, where it leaves them.
    /// </summary>
    void Move(IObjective<T> objective, Clock clock);

    /// <summary>What later steps depend on, by name: moments, velocities, a history.</summary>
    IReadOnlyDictionary<string, View<T>> Memory { get; }

    /// <summary>Numbers that later steps depend on: counts and losses; always as many. What is written into it is taken over.</summary>
    Span<double> Numbers { get; }
}
