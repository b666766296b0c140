namespace ResearchPipeline.Compute.Functions;

/// <summary>eˣ in fma, additions and products, so that every machine returns the same bits.</summary>
public static class Exponential
{
    internal const double Log2E = 1.4426950408889634;

    // ln 2 in two parts; the high one has 32 trailing zero bits, so its product with an exponent is exact.
    internal const double Ln2High = 0.69314718036912382;
    internal const double Ln2Low = 1.9082149292705877e-10;

    // Adding and subtracting it rounds to the nearest integer, in the processor's only rounding mode.
    internal const double RoundingShift = 6755399441055744.0;

    // Beyond these the result is +∞ or 0 in binary32, and well inside the normal numbers in binary64.
    internal const double Largest = 128;
    internal const double Smallest = -128;

    // 1/n!, n from 13 down to 2; 1/14! · (ln 2 / 2)¹⁴ is 4·10⁻¹⁸.
    internal static ReadOnlySpan<double> Coefficients =>
    [
        1 / 6227020800.0, 1 / 479001600.0, 1 / 39916800.0, 1 / 3628800.0, 1 / 362880.0, 1 / 40320.0,
        1 / 5040.0, 1 / 720.0, 1 / 120.0, 1 / 24.0, 1 / 6.0, 0.5,
    ];

    /// <summary>eˣ, rounded to binary32 from a binary64 value whose error is below 2⁻⁵¹; NaN for NaN.</summary>
    public static float Of(float x) => float.IsNaN(x) ? x : (float)Wide(x);

    /// <summary>eˣ in binary64; x is cut to [-128, 128], beyond which binary32 holds 0 or +∞.</summary>
    public static double Wide(double x)
    {
        double scale = Reduce(x, out double remainder);
        return Math.FusedMultiplyAdd(scale, RemainderLessOne(remainder), scale);
    }

    /// <summary>eˣ - 1 in binary64, accurate relative to itself also near 0; x is cut as in <see cref="Wide"/>.</summary>
    public static double WideLessOne(double x)
    {
        double scale = Reduce(x, out double remainder);
        return Math.FusedMultiplyAdd(scale, RemainderLessOne(remainder), scale - 1);
    }

    // x = e·ln 2 + r with |r| ≤ ln 2 / 2; returns 2ᵉ.
    private static double Reduce(double x, out double remainder)
    {
        double cut = x > Largest ? Largest : x < Smallest ? Smallest : x;
        double exponent = Math.FusedMultiplyAdd(cut, Log2E, RoundingShift) - RoundingShift;
        remainder = Math.FusedMultiplyAdd(-exponent, Ln2Low, Math.FusedMultiplyAdd(-exponent, Ln2High, cut));
        return BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
    }

    // eʳ - 1 = r + r²·(1/2 + r·(1/6 + …)).
    private static double RemainderLessOne(double r)
    {
        double series = 0;
        foreach (double coefficient in Coefficients)
        {
            series = Math.FusedMultiplyAdd(series, r, coefficient);
        }

        return Math.FusedMultiplyAdd(r * r, series, r);
    }
}
