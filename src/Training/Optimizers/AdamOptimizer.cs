using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Optimizers;

/// <summary>Adam (Kingma and Ba 2015, algorithm 1), with a rate that may change over the steps.</summary>
/// <typeparam name="T">Type of a parameter's value.</typeparam>
public sealed class AdamOptimizer<T> : IOptimizer<T>
    where T : unmanaged
{
    private readonly IArithmetic<T> _arithmetic;
    private readonly Adam _adam;
    private readonly RateSchedule _schedule;
    private readonly View<T>[] _first, _second;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="parameters">What to move.</param>
    /// <param name="adam">Rate and decays.</param>
    /// <param name="schedule">How the rate changes.</param>
    public AdamOptimizer(IArithmetic<T> arithmetic, IReadOnlyList<Parameter<T>> parameters, Adam adam, RateSchedule schedule)
    {
        (_arithmetic, _adam, _schedule) = (arithmetic, adam, schedule);
        _first = [.. parameters.Select(parameter => arithmetic.Zeros(parameter.Values.Rows, parameter.Values.Columns))];
        _second = [.. parameters.Select(parameter => arithmetic.Zeros(parameter.Values.Rows, parameter.Values.Columns))];
        Memory = parameters.SelectMany((parameter, i) => new[] { ($"first-moment.{parameter.Name}", _first[i]), ($"second-moment.{parameter.Name}", _second[i]) })
            .ToDictionary(part => part.Item1, part => part.Item2);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, View<T>> Memory { get; }

    /// <inheritdoc/>
    public Span<double> Numbers => [];

    /// <inheritdoc/>
    public double Look(IObjective<T> objective, Clock clock)
    {
        double loss = objective.EvaluateFinite(clock.Time);
        foreach (View<T> moment in _second)
        {
            // Parameters whose squared gradients overflow would stay where they are, and never say so.
            if (!_arithmetic.IsFinite(moment))
            {
                throw objective.Divergence(clock.Time);
            }
        }

        return loss;
    }

    /// <inheritdoc/>
    public void Move(IObjective<T> objective, Clock clock)
    {
        AdamStep step = AdamStep.At(clock.Time, Rates.At(_adam.LearningRate, _schedule, clock.Time, clock.Steps), _adam.Beta1, _adam.Beta2, _adam.Epsilon, averagingRate: 1);
        for (int i = 0; i < objective.Parameters.Count; i++)
        {
            _arithmetic.Adam(step, objective.Parameters[i].Gradient, objective.Parameters[i].Values, _first[i], _second[i]);
        }
    }
}
