namespace ResearchPipeline.Compute.Functions;

/// <summary>
/// Sine and cosine of an angle given in turns (one turn is 2π), as the Box-Muller transformation needs them: the quadrant
/// of a binary floating-point number of turns is exact, however large it is.
/// </summary>
public static class Circular
{
    // 2π = High + Low to 107 bits.
    internal const double TurnHigh = 6.283185307179586;
    internal const double TurnLow = 2.4492935982947064e-16;

    // Every binary32 number from here on is a whole number of turns.
    private const float AllWhole = 8388608;

    // (-1)ⁿ/(2n+1)!, n from 8 down to 1, and (-1)ⁿ/(2n)!, n from 8 down to 1: errors below 2⁻⁵⁴ for angles up to π/4.
    internal static ReadOnlySpan<double> SineCoefficients =>
    [
        1 / 355687428096000.0, -1 / 1307674368000.0, 1 / 6227020800.0, -1 / 39916800.0, 1 / 362880.0, -1 / 5040.0, 1 / 120.0, -1 / 6.0,
    ];

    internal static ReadOnlySpan<double> CosineCoefficients =>
    [
        1 / 20922789888000.0, -1 / 87178291200.0, 1 / 479001600.0, -1 / 3628800.0, 1 / 40320.0, -1 / 720.0, 1 / 24.0, -0.5,
    ];

    /// <summary>sin 2πt, rounded once from binary64; a whole number of turns gives a zero of t's sign; NaN for ±∞ and NaN.</summary>
    public static float Sine(float turns)
    {
        if (!float.IsFinite(turns))
        {
            return float.NaN;
        }

        double quarter = Quarters(turns, out int quadrant);
        double value = (quadrant & 1) == 0 ? SineOf(quarter) : CosineOf(quarter);
        float signed = (float)(quadrant >= 2 ? -value : value);
        return signed == 0 ? float.CopySign(0, turns) : signed;
    }

    /// <summary>cos 2πt, rounded once from binary64; where it vanishes it is +0; NaN for ±∞ and NaN.</summary>
    public static float Cosine(float turns)
    {
        if (!float.IsFinite(turns))
        {
            return float.NaN;
        }

        double quarter = Quarters(turns, out int quadrant);
        double value = (quadrant & 1) == 0 ? CosineOf(quarter) : SineOf(quarter);
        return (float)(quadrant is 1 or 2 ? -value : value) + 0f;
    }

    // turns = whole + quadrant/4 + rest, |rest| ≤ 1/8; every operation here is exact.
    private static double Quarters(float turns, out int quadrant)
    {
        if (Math.Abs(turns) >= AllWhole)
        {
            quadrant = 0;
            return 0;
        }

        double fourfold = 4.0 * turns;
        double nearest = Math.Floor(fourfold + 0.5);
        quadrant = (int)((long)nearest & 3);
        return (fourfold - nearest) / 4;
    }

    private static double SineOf(double turns)
    {
        double angle = Math.FusedMultiplyAdd(turns, TurnHigh, turns * TurnLow);
        double square = angle * angle;
        return Math.FusedMultiplyAdd(angle * square, Series(SineCoefficients, square), angle);
    }

    private static double CosineOf(double turns)
    {
        double angle = Math.FusedMultiplyAdd(turns, TurnHigh, turns * TurnLow);
        double square = angle * angle;
        return Math.FusedMultiplyAdd(square, Series(CosineCoefficients, square), 1);
    }

    private static double Series(ReadOnlySpan<double> coefficients, double square)
    {
        double series = 0;
        foreach (double coefficient in coefficients)
        {
            series = Math.FusedMultiplyAdd(series, square, coefficient);
        }

        return series;
    }
}
