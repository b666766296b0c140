namespace ResearchPipeline.Compute.Functions;

/// <summary>The logistic function and its integral.</summary>
public static class Sigmoid
{
    // Beyond it, ln(1 + eˣ) and x are the same binary32 number.
    internal const float Linear = 40;

    /// <summary>1 / (1 + e⁻ˣ), rounded once from binary64; NaN for NaN.</summary>
    public static float Of(float x) => float.IsNaN(x) ? x : (float)(1 / (1 + Exponential.Wide(-(double)x)));

    /// <summary>Softplus, ln(1 + eˣ), rounded once from binary64; NaN for NaN.</summary>
    public static float Integral(float x) => float.IsNaN(x) || x > Linear ? x : (float)Logarithm.OfOnePlus(Exponential.Wide(x));
}
