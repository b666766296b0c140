using System.Numerics;

namespace ResearchPipeline.Bench.Functions;

/// <summary>
/// Elementary functions to about 380 bits after the point, in integers: slow, and the judge where two binary32 numbers are
/// both near. A value v stands for v / 2⁴⁰⁰.
/// </summary>
internal static class HighPrecision
{
    private const int Fraction = 400;
    private const int Halvings = 16;
    private static readonly BigInteger One = BigInteger.One << Fraction;
    private static readonly BigInteger Ln2 = 2 * InverseArtanh(3);
    private static readonly BigInteger TwoPi = 2 * (16 * InverseArctan(5) - 4 * InverseArctan(239));

    public static BigInteger Of(float x)
    {
        int bits = BitConverter.SingleToInt32Bits(x);
        int exponent = (bits >> 23) & 0xFF;
        int mantissa = (bits & 0x7FFFFF) | (exponent == 0 ? 0 : 0x800000);
        BigInteger value = (BigInteger)mantissa << (Fraction + Math.Max(exponent, 1) - 150);
        return bits < 0 ? -value : value;
    }

    public static BigInteger Exp(BigInteger x)
    {
        int exponent = (int)BigInteger.Divide(x + (x.Sign * Ln2 / 2), Ln2);
        BigInteger r = (x - exponent * Ln2) >> Halvings;
        BigInteger term = One, sum = One;
        for (int n = 1; !term.IsZero && term != BigInteger.MinusOne; n++)
        {
            term = Multiply(term, r) / n;
            sum += term;
        }

        for (int i = 0; i < Halvings; i++)
        {
            sum = Multiply(sum, sum);
        }

        return exponent >= 0 ? sum << exponent : sum >> -exponent;
    }

    /// <summary>Newton's iteration for eʸ = x, from a binary64 start.</summary>
    public static BigInteger Log(BigInteger x)
    {
        int shift = (int)x.GetBitLength() - Fraction;
        BigInteger scaled = shift >= 0 ? x >> shift : x << -shift;
        BigInteger y = (BigInteger)(Math.Log((double)(scaled >> (Fraction - 60)) / (1L << 60)) * (1L << 52)) << (Fraction - 52);
        for (int i = 0; i < 4; i++)
        {
            y += Multiply(scaled, Exp(-y)) - One;
        }

        return y + shift * Ln2;
    }

    public static BigInteger Tanh(BigInteger x)
    {
        BigInteger e = Exp(2 * x);
        return ((e - One) << Fraction) / (e + One);
    }

    public static BigInteger Logistic(BigInteger x) => (One << Fraction) / (One + Exp(-x));

    public static BigInteger Softplus(BigInteger x) => Log(One + Exp(x));

    public static BigInteger SineOfTurns(BigInteger turns) => Circular(turns, 1);

    public static BigInteger CosineOfTurns(BigInteger turns) => Circular(turns, 0);

    /// <summary>The binary32 number nearest to v / 2⁴⁰⁰, ties to even.</summary>
    public static float Round(BigInteger value)
    {
        BigInteger magnitude = BigInteger.Abs(value);
        int drop = Math.Max((int)magnitude.GetBitLength() - 24, Fraction - 149);
        BigInteger kept = magnitude >> drop;
        BigInteger rest = magnitude - (kept << drop);
        int toHalf = rest.CompareTo(BigInteger.One << (drop - 1));
        if (toHalf > 0 || (toHalf == 0 && !kept.IsEven))
        {
            kept++;
        }

        float result = (float)((double)kept * Math.ScaleB(1, drop - Fraction));
        return value.Sign < 0 ? -result : result;
    }

    // Taylor's series from the first power on: 0 for the cosine, 1 for the sine, of an angle in [-π, π].
    private static BigInteger Circular(BigInteger turns, int first)
    {
        BigInteger angle = Multiply(turns - (((turns + One / 2) >> Fraction) << Fraction), TwoPi);
        BigInteger square = Multiply(angle, angle);
        BigInteger term = first == 0 ? One : angle, sum = term;
        for (int n = first + 1; BigInteger.Abs(term) > BigInteger.One; n += 2)
        {
            term = -Multiply(term, square) / (n * (n + 1));
            sum += term;
        }

        return sum;
    }

    private static BigInteger Multiply(BigInteger a, BigInteger b) => (a * b) >> Fraction;

    private static BigInteger InverseArtanh(int n) => InverseSeries(n, 1);

    private static BigInteger InverseArctan(int n) => InverseSeries(n, -1);

    // 1/n ± 1/3n³ + 1/5n⁵ ± …
    private static BigInteger InverseSeries(int n, int sign)
    {
        BigInteger power = One / n, sum = power;
        for (int k = 3; !power.IsZero; k += 2)
        {
            power = sign * power / ((BigInteger)n * n);
            sum += power / k;
        }

        return sum;
    }
}
