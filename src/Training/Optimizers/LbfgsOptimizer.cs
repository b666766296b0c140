using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Optimizers.LineSearch;

namespace ResearchPipeline.Training.Optimizers;

/// <summary>
/// L-BFGS (Liu and Nocedal, 1989; Nocedal and Wright, 2006, algorithm 7.5) with a search for the strong Wolfe conditions. Its objective is one function of the
/// parameters: the same in every step.
/// </summary>
/// <typeparam name="T">Type of a value. What is made of several values is in binary64.</typeparam>
public sealed class LbfgsOptimizer<T> : IOptimizer<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>After so many steps without a lower loss than ever before, what is left is rounding.</summary>
    private const int Patience = 10;

    // Hager and Zhang (2005) take a loss as accurate to 1e-6 of itself; eight units in the last place of a binary32 number are that.
    private static readonly double Accuracy = 8 * double.CreateChecked(T.BitIncrement(T.One) - T.One);

    private readonly ParameterSpace<T> _space;
    private readonly SearchLine<T> _line;
    private readonly LbfgsHistory<T> _history;
    private readonly StrongWolfeSearch _search = new();
    private readonly View<T>[] _gradient;
    private readonly double[] _numbers;

    /// <param name="arithmetic">Where the parameters are.</param>
    /// <param name="parameters">Those of the objective.</param>
    /// <param name="history">How many steps are remembered, 1 or more.</param>
    public LbfgsOptimizer(IArithmetic<T> arithmetic, IReadOnlyList<Parameter<T>> parameters, int history)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(history, 1);
        _numbers = new double[OwnNumbers + LbfgsHistory<T>.NumbersFor(history)];
        _space = new ParameterSpace<T>(arithmetic, parameters);
        _line = new SearchLine<T>(_space);
        _history = new LbfgsHistory<T>(_space, history, _numbers.AsMemory(OwnNumbers));
        _gradient = _space.Zeros();
        Memory = new Dictionary<string, View<T>>(_history.Memory.Concat(_space.Named(_gradient, "gradient")));
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, View<T>> Memory { get; }

    /// <inheritdoc/>
    public Span<double> Numbers => _numbers;

    /// <summary>Whether no step lowers the loss any more. Further steps do nothing.</summary>
    public bool HasConverged => Phase == Converged;

    private const int OwnNumbers = 4;
    private const double Begun = 1;
    private const double Converged = 2;

    private ref double Phase => ref _numbers[0];

    // Where the parameters are.
    private ref double Loss => ref _numbers[1];

    private ref double LowestLoss => ref _numbers[2];

    private ref double StepsSinceLowest => ref _numbers[3];

    /// <inheritdoc/>
    public double Look(IObjective<T> objective, Clock clock)
    {
        if (Phase == 0)
        {
            double loss = objective.EvaluateFinite(clock.Time);
            _space.Copy(_space.Gradient, _gradient);
            (Phase, Loss, LowestLoss) = (Begun, loss, loss);
        }

        return Loss;
    }

    /// <inheritdoc/>
    public void Move(IObjective<T> objective, Clock clock)
    {
        if (!HasConverged && !Advance(objective) && !AdvanceDownhill(objective))
        {
            Phase = Converged;
        }
    }

    // Without a history the step before was downhill already.
    private bool AdvanceDownhill(IObjective<T> objective)
    {
        if (_history.Count == 0)
        {
            return false;
        }

        _history.Clear();
        return Advance(objective);
    }

    private bool Advance(IObjective<T> objective)
    {
        _history.Direction(_gradient, _line.Direction);
        double slope = _space.Product(_gradient, _line.Direction);
        if (!(slope < 0) || !double.IsFinite(slope) || !_space.IsFinite(_line.Direction))
        {
            return false;
        }

        // A gradient alone says nothing of how far: not more than a distance of 1.
        double first = _history.Count > 0 ? 1 : Math.Min(1, 1 / Math.Sqrt(-slope));
        WolfeConditions conditions = new(new LinePoint(0, Loss, slope), Accuracy * Math.Abs(Loss), LowestLoss + Accuracy * Math.Abs(LowestLoss));
        _line.Begin(objective);
        LinePoint place = _search.Search(_line, conditions, first);
        if (place.Length == 0)
        {
            _line.Return();
            return false;
        }

        Arrive(place.Value);
        return true;
    }

    // The vectors of the line and the old gradient are not needed any more: the pair is made in their place.
    private void Arrive(double loss)
    {
        (View<T>[] step, View<T>[] change) = (_line.Direction, _gradient);
        _space.Subtract(_space.Values, _line.Start, step);
        _space.Subtract(_space.Gradient, _gradient, change);
        _history.Keep(step, change);
        _space.Copy(_space.Gradient, _gradient);
        Loss = loss;
        (LowestLoss, StepsSinceLowest) = loss < LowestLoss ? (loss, 0) : (LowestLoss, StepsSinceLowest + 1);
        if (StepsSinceLowest == Patience)
        {
            Phase = Converged;
        }
    }
}
