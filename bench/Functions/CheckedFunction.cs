using System.Numerics;
using ResearchPipeline.Compute.Functions;

namespace ResearchPipeline.Bench.Functions;

/// <summary>One of our functions, and two other ways to compute it.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Ours">The function under test.</param>
/// <param name="Near">By the platform's library, in binary64, with a relative error below 2⁻⁴⁴: decides nearly every input.</param>
/// <param name="Exact">In many digits: decides the rest.</param>
internal sealed record CheckedFunction(
    string Name, Func<float, float> Ours, Func<double, double> Near, Func<BigInteger, BigInteger> Exact)
{
    /// <summary>Every single-argument binary32 function of Compute.</summary>
    public static IReadOnlyList<CheckedFunction> All { get; } =
    [
        new("exp", Exponential.Of, Math.Exp, HighPrecision.Exp),
        new("log", Logarithm.Of, Math.Log, HighPrecision.Log),
        new("tanh", HyperbolicTangent.Of, Math.Tanh, HighPrecision.Tanh),
        new("sigmoid", Sigmoid.Of, NearSigmoid, HighPrecision.Logistic),
        new("softplus", Sigmoid.Integral, NearSoftplus, HighPrecision.Softplus),
        new("sine of turns", Circular.Sine, turns => double.SinPi(2 * turns), HighPrecision.SineOfTurns),
        new("cosine of turns", Circular.Cosine, turns => double.CosPi(2 * turns), HighPrecision.CosineOfTurns),
    ];

    private static double NearSigmoid(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    private static double NearSoftplus(double x)
    {
        double e = Math.Exp(x);
        return x > 100 ? x : e < 0.5 ? 2 * Math.Atanh(e / (2 + e)) : Math.Log(1 + e);
    }
}
