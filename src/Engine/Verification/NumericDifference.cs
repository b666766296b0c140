namespace ResearchPipeline.Engine.Verification;

/// <summary>How two artefacts of numbers differ.</summary>
/// <param name="Where">The first number that differs: "tensor member.00.weight, element [3, 5]" or "row 7, column mse".</param>
/// <param name="Published">Its published value.</param>
/// <param name="Here">Its value now.</param>
/// <param name="Ulp">Units in the last place between the two, or null where that means nothing.</param>
/// <param name="Different">How many numbers differ.</param>
/// <param name="Total">How many numbers there are.</param>
/// <param name="LargestRelative">The largest |a - b| / max(|a|, |b|); infinite where shapes differ or one side is not a number.</param>
public sealed record NumericDifference(
    string Where, string Published, string Here, ulong? Ulp, long Different, long Total, double LargestRelative)
{
    /// <summary>The difference in one sentence.</summary>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{Where}: published {Published}, here {Here}{(Ulp is ulong ulp ? $", {ulp} ulp apart" : "")}; {Different:#,0} of {Total:#,0} values differ, by at most {LargestRelative:0.0e0} of their size");

    /// <summary>|a - b| / max(|a|, |b|), 0 for equal bits and infinite where only one is a number.</summary>
    public static double Relative(double a, double b) =>
        a.Equals(b) ? 0 : double.IsFinite(a) && double.IsFinite(b) ? Math.Abs(a - b) / Math.Max(Math.Abs(a), Math.Abs(b)) : double.PositiveInfinity;

    /// <summary>How many binary64 numbers lie between two, counted from one to the other; null where one is NaN.</summary>
    public static ulong? UlpBetween(double a, double b) => double.IsNaN(a) || double.IsNaN(b)
        ? null
        : Distance(Ordered(BitConverter.DoubleToInt64Bits(a), long.MinValue), Ordered(BitConverter.DoubleToInt64Bits(b), long.MinValue));

    /// <summary>The same for binary32.</summary>
    public static ulong? UlpBetween(float a, float b) => float.IsNaN(a) || float.IsNaN(b)
        ? null
        : Distance(Ordered(BitConverter.SingleToInt32Bits(a), int.MinValue), Ordered(BitConverter.SingleToInt32Bits(b), int.MinValue));

    // Integers that sort as the numbers do; -0 and +0 are the same.
    private static long Ordered(long bits, long smallest) => bits < 0 ? smallest - bits : bits;

    private static ulong Distance(long a, long b) => (ulong)Math.Max(a, b) - (ulong)Math.Min(a, b);
}
