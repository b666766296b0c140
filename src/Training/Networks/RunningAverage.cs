using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Networks;

/// <summary>The exponential moving average of parameters over steps, beginning at what they are (Kingma and Ba 2015, section 7.2, without the correction for a beginning at 0).</summary>
/// <typeparam name="T">Type of a value.</typeparam>
internal sealed class RunningAverage<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly IArithmetic<T> _arithmetic;
    private readonly IReadOnlyList<Parameter<T>> _parameters;
    private readonly T _rate;
    private readonly View<T>[] _values;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="parameters">What it follows.</param>
    /// <param name="decay">What is left of the average in a step.</param>
    public RunningAverage(IArithmetic<T> arithmetic, IReadOnlyList<Parameter<T>> parameters, double decay)
    {
        (_arithmetic, _parameters, _rate) = (arithmetic, parameters, T.CreateChecked(1 - decay));
        _values = [.. parameters.Select(CopyOf)];
    }

    /// <summary>The averages, in the parameters' order.</summary>
    public IReadOnlyList<View<T>> Values => _values;

    /// <summary>Moves it towards the parameters of a new step.</summary>
    public void Follow()
    {
        for (int i = 0; i < _values.Length; i++)
        {
            View<T> values = _parameters[i].Values;
            _arithmetic.Combine(Formula.Moved, _rate, values, _values[i], values, _values[i]);
        }
    }

    private View<T> CopyOf(Parameter<T> parameter)
    {
        View<T> copy = _arithmetic.Zeros(parameter.Values.Rows, parameter.Values.Columns);
        _arithmetic.Combine(Formula.Copy, default, parameter.Values, parameter.Values, parameter.Values, copy);
        return copy;
    }
}
