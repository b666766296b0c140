using System.Numerics;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Optimizers.LineSearch;

namespace ResearchPipeline.Training.Optimizers;

/// <summary>An objective from where its parameters were, along a direction.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="space">Its parameters.</param>
internal sealed class SearchLine<T>(ParameterSpace<T> space) : ILine
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private IObjective<T> _objective = null!;

    /// <summary>Where the line begins.</summary>
    public View<T>[] Start { get; } = space.Zeros();

    public View<T>[] Direction { get; } = space.Zeros();

    /// <summary>Begins a line where the parameters are.</summary>
    public void Begin(IObjective<T> objective)
    {
        _objective = objective;
        space.Copy(space.Values, Start);
    }

    /// <summary>Moves the parameters and evaluates the objective there, unless a parameter would be no number.</summary>
    public LinePoint At(double length)
    {
        double rounded = double.CreateChecked(T.CreateChecked(length));
        space.AddScaled(rounded, Direction, Start, space.Values);
        if (!space.IsFinite(space.Values))
        {
            return new LinePoint(rounded, double.NaN, double.NaN);
        }

        double loss = _objective.Evaluate();
        return _objective.IsFinite
            ? new LinePoint(rounded, loss, space.Product(space.Gradient, Direction))
            : new LinePoint(rounded, double.NaN, double.NaN);
    }

    /// <summary>Moves the parameters back, and evaluates the objective, so that what it said last is of where they are.</summary>
    public void Return()
    {
        space.Copy(Start, space.Values);
        _objective.Evaluate();
    }
}
