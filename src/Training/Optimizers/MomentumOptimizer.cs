using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Optimizers;

/// <summary>Gradient descent with momentum (Polyak 1964), or with Nesterov's (Sutskever et al. 2013); rate and momentum may change over the epochs.</summary>
/// <typeparam name="T">Type of a parameter's value.</typeparam>
public sealed class MomentumOptimizer<T> : IOptimizer<T>
    where T : unmanaged
{
    private readonly IArithmetic<T> _arithmetic;
    private readonly (Schedule<double> Rate, Schedule<double> Momentum) _schedules;
    private readonly RateSchedule _rates;
    private readonly bool _isNesterov;
    private readonly View<T>[] _velocities;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="parameters">What to move.</param>
    /// <param name="rate">Of the gradient, by epoch.</param>
    /// <param name="momentum">Of the velocity, by epoch.</param>
    /// <param name="isNesterov">Whether the gradient counts as one of where momentum leads.</param>
    /// <param name="rates">How the rate changes over the steps beside.</param>
    public MomentumOptimizer(
        IArithmetic<T> arithmetic, IReadOnlyList<Parameter<T>> parameters, Schedule<double> rate, Schedule<double> momentum, bool isNesterov, RateSchedule rates)
    {
        (_arithmetic, _schedules, _isNesterov, _rates) = (arithmetic, (rate, momentum), isNesterov, rates);
        _velocities = [.. parameters.Select(parameter => arithmetic.Zeros(parameter.Values.Rows, parameter.Values.Columns))];
        Memory = parameters.Zip(_velocities).ToDictionary(pair => $"velocity.{pair.First.Name}", pair => pair.Second);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, View<T>> Memory { get; }

    /// <inheritdoc/>
    public Span<double> Numbers => [];

    /// <inheritdoc/>
    public double Look(IObjective<T> objective, Clock clock) => objective.EvaluateFinite(clock.Time);

    /// <inheritdoc/>
    public void Move(IObjective<T> objective, Clock clock)
    {
        double rate = Rates.At(Schedules.At(_schedules.Rate, clock.Epoch), _rates, clock.Time, clock.Steps);
        MomentumStep step = new((float)rate, (float)Schedules.At(_schedules.Momentum, clock.Epoch), _isNesterov);
        for (int i = 0; i < objective.Parameters.Count; i++)
        {
            _arithmetic.Momentum(step, objective.Parameters[i].Gradient, objective.Parameters[i].Values, _velocities[i]);
        }
    }
}
