using System.Numerics;
using ResearchPipeline.Compute.Functions;

namespace ResearchPipeline.Compute.Reference;

/// <summary>The functions of <see cref="Function"/>: in binary32 as <c>Functions/</c> rounds them once, in binary64 the values that are rounded there.</summary>
public static class Elementary
{
    /// <summary>f(x).</summary>
    public static T Of<T>(Function function, T x)
        where T : unmanaged, IFloatingPointIeee754<T> => function switch
        {
            Function.Relu => x <= T.Zero ? T.Zero : x,
            Function.Absolute => T.Abs(x),
            _ when x is float single => (T)(object)OfSingle(function, single),
            _ => T.CreateChecked(OfDouble(function, double.CreateChecked(x))),
        };

    private static float OfSingle(Function function, float x) => function switch
    {
        Function.Sigmoid => Sigmoid.Of(x),
        Function.Tanh => HyperbolicTangent.Of(x),
        Function.Exponential => Exponential.Of(x),
        Function.Softplus => Sigmoid.Integral(x),
        Function.Logarithm => Logarithm.Of(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "There is no such function."),
    };

    private static double OfDouble(Function function, double x) => function switch
    {
        Function.Sigmoid => 1 / (1 + Exponential.Wide(-x)),
        Function.Tanh => Exponential.WideLessOne(2 * x) is double lessOne ? lessOne / (lessOne + 2) : 0,
        Function.Exponential => Exponential.Wide(x),
        Function.Softplus => Logarithm.OfOnePlus(Exponential.Wide(x)),
        Function.Logarithm => Logarithm.Natural(x),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "There is no such function."),
    };
}
