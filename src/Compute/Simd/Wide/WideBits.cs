namespace ResearchPipeline.Compute.Simd.Wide;

/// <summary>How a binary64 number is laid out.</summary>
internal static class WideBits
{
    /// <summary>Bits of the fraction.</summary>
    public const int Fraction = 52;

    /// <summary>What is added to an exponent.</summary>
    public const long Bias = 1023;

    /// <summary>Ones where the fraction is.</summary>
    public const long FractionMask = (1L << Fraction) - 1;

    /// <summary>The bits of 1.</summary>
    public const long One = Bias << Fraction;

    /// <summary>The bits of 2⁵²: with an integer in the fraction they are 2⁵² and that integer.</summary>
    public const long Whole = (Bias + Fraction) << Fraction;

    /// <summary>2⁵².</summary>
    public const double WholeNumber = 1L << Fraction;

    /// <summary>2⁵² and the bias.</summary>
    public const double BiasedWhole = WholeNumber + Bias;
}
