namespace ResearchPipeline.Compute.Functions;

/// <summary>tanh, in our own operations.</summary>
public static class HyperbolicTangent
{
    /// <summary>tanh x = (e²ˣ - 1) / (e²ˣ - 1 + 2), rounded once from binary64; ±0 and NaN stay what they are.</summary>
    public static float Of(float x)
    {
        if (x == 0 || float.IsNaN(x))
        {
            return x;
        }

        double lessOne = Exponential.WideLessOne(2.0 * x);
        return (float)(lessOne / (lessOne + 2));
    }
}
