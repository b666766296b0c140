namespace ResearchPipeline.Compute.Functions;

/// <summary>Logarithms in additions, products and one division, so that every machine returns the same bits.</summary>
public static class Logarithm
{
    // ln 2 in two parts; the high one has 32 trailing zero bits, so its product with an exponent is exact.
    internal const double Ln2High = 0.69314718036912382;
    internal const double Ln2Low = 1.9082149292705877e-10;
    internal const double SquareRootOf2 = 1.4142135623730951;
    internal const double SquareRootOf2LessOne = 0.41421356237309503;

    /// <summary>ln x, rounded to binary32 from <see cref="Natural"/>; -∞ at ±0, NaN below.</summary>
    public static float Of(float x) => (float)Natural(x);

    /// <summary>
    /// Natural logarithm of a positive normal binary64; -∞ at 0, NaN below it. Writes x = 2ᵉ·m with m in [√½, √2) and sums
    /// ln m = 2·artanh(s), s = (m-1)/(m+1), |s| ≤ 0.1716, by its power series to s²³: the error stays below 2 ulp.
    /// </summary>
    public static double Natural(double x)
    {
        if (!(x >= 2.2250738585072014e-308) || double.IsPositiveInfinity(x))
        {
            return x switch
            {
                0 => double.NegativeInfinity,
                > 0 when double.IsPositiveInfinity(x) => x,
                > 0 => Natural(x * (1L << 54)) - 54 * (Ln2High + Ln2Low),
                _ => double.NaN,
            };
        }

        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double mantissa = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (mantissa > SquareRootOf2)
        {
            mantissa *= 0.5;
            exponent++;
        }

        double s = (mantissa - 1) / (mantissa + 1);
        double series = Series(s * s);
        return exponent * Ln2High + (2 * s + (2 * s * series + exponent * Ln2Low));
    }

    /// <summary>ln(1 + t) in binary64 for t ≥ 0, accurate relative to itself also near 0.</summary>
    internal static double OfOnePlus(double t)
    {
        if (t > SquareRootOf2LessOne)
        {
            return Natural(1 + t);
        }

        double s = t / (2 + t);
        return 2 * s + 2 * s * Series(s * s);
    }

    // z/3 + z²/5 + …, which is artanh(s)/s - 1 at z = s².
    private static double Series(double z)
    {
        double series = 0;
        for (int power = 23; power >= 3; power -= 2)
        {
            series = (series + 1.0 / power) * z;
        }

        return series;
    }
}
