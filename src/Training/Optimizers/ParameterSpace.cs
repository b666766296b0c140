using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Optimizers;

/// <summary>All parameters as one vector. A vector is a view for each parameter, in their order and of their shapes.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
internal sealed class ParameterSpace<T>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly IArithmetic<T> _arithmetic;
    private readonly Parameter<T>[] _parameters;

    public ParameterSpace(IArithmetic<T> arithmetic, IReadOnlyList<Parameter<T>> parameters)
    {
        (_arithmetic, _parameters) = (arithmetic, [.. parameters]);
        Values = [.. _parameters.Select(parameter => parameter.Values)];
        Gradient = [.. _parameters.Select(parameter => parameter.Gradient)];
    }

    /// <summary>Where the parameters are.</summary>
    public View<T>[] Values { get; }

    /// <summary>The gradient of the last evaluation.</summary>
    public View<T>[] Gradient { get; }

    public View<T>[] Zeros() => [.. Values.Select(part => _arithmetic.Zeros(part.Rows, part.Columns))];

    /// <summary>The parts of a vector that a checkpoint keeps, each with a name of its own.</summary>
    public IEnumerable<KeyValuePair<string, View<T>>> Named(View<T>[] vector, string name) =>
        vector.Select((part, index) => KeyValuePair.Create($"{name}.{_parameters[index].Name}", part));

    /// <summary>a·b in binary64, parameter after parameter.</summary>
    public double Product(View<T>[] a, View<T>[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += _arithmetic.Product(a[i], b[i]);
        }

        return sum;
    }

    public void Copy(View<T>[] a, View<T>[] result) => Combine(Formula.Copy, T.One, a, a, result);

    /// <summary>result = weight·a.</summary>
    public void Scale(double weight, View<T>[] a, View<T>[] result) => Combine(Formula.Scaled, T.CreateChecked(weight), a, a, result);

    /// <summary>result = weight·a + b.</summary>
    public void AddScaled(double weight, View<T>[] a, View<T>[] b, View<T>[] result) => Combine(Formula.ScaledSum, T.CreateChecked(weight), a, b, result);

    /// <summary>result = a - b.</summary>
    public void Subtract(View<T>[] a, View<T>[] b, View<T>[] result) => Combine(Formula.Difference, T.One, a, b, result);

    public bool IsFinite(View<T>[] a)
    {
        foreach (View<T> part in a)
        {
            if (!_arithmetic.IsFinite(part))
            {
                return false;
            }
        }

        return true;
    }

    private void Combine(Formula formula, T weight, View<T>[] a, View<T>[] b, View<T>[] result)
    {
        for (int i = 0; i < result.Length; i++)
        {
            _arithmetic.Combine(formula, weight, a[i], b[i], a[i], result[i]);
        }
    }
}
