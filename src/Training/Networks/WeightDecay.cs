using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Networks;

/// <summary>Where the gradients of a network begin: at 0, or with weight decay at the slope of half the sum of all squared weights; a bias is no weight.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
internal sealed class WeightDecay<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly IArithmetic<T> _arithmetic;
    private readonly Parameter<T>[] _parameters;
    private readonly View<T> _zeros;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="parameters">All of the network.</param>
    /// <param name="weight">Of the term; 0 for none.</param>
    public WeightDecay(IArithmetic<T> arithmetic, Parameter<T>[] parameters, double weight)
    {
        (_arithmetic, _parameters) = (arithmetic, parameters);
        Term = weight == 0 ? null : new LossTerm(NetworkCurves.WeightDecayPart, "squared weights", weight);
        _zeros = arithmetic.Zeros(1, parameters.Max(parameter => parameter.Values.Columns));
    }

    /// <summary>The term of the loss; null for none.</summary>
    public LossTerm? Term { get; }

    /// <summary>Sets every gradient to where it begins.</summary>
    public void BeginGradients()
    {
        foreach (Parameter<T> parameter in _parameters)
        {
            if (Term is LossTerm term && parameter.IsWeight)
            {
                _arithmetic.Combine(Formula.Scaled, T.CreateChecked(term.Weight), parameter.Values, parameter.Values, parameter.Values, parameter.Gradient);
            }
            else
            {
                _arithmetic.RepeatRow(_zeros.ColumnsFrom(0, parameter.Gradient.Columns), parameter.Gradient);
            }
        }
    }

    /// <summary>Half the sum of all squared weights, in binary64, parameter after parameter.</summary>
    public double Value()
    {
        double squares = 0;
        foreach (Parameter<T> parameter in _parameters)
        {
            squares += parameter.IsWeight ? _arithmetic.Product(parameter.Values, parameter.Values) : 0;
        }

        return squares / 2;
    }
}
