namespace ResearchPipeline.Training.Optimizers.LineSearch;

/// <summary>
/// Where the cubic through two values with two slopes has its minimum (Nocedal and Wright, 2006, equation 3.59), held where a trial is of use. Values that differ by
/// rounding alone would mislead it; there a straight line through the slopes says where they vanish.
/// </summary>
internal static class CubicInterpolation
{
    // The next length beyond an interval: between 1.1 and 4 times its width further (Moré and Thuente, 1994, section 4).
    private const double LeastGrowth = 1.1;
    private const double MostGrowth = 4;

    // A trial too near to an end of the interval would hardly shrink it.
    private const double Margin = 0.1;

    /// <summary>A length between two points, whose values are as accurate as is said. Where one of them is no number, the middle.</summary>
    public static double Between(LinePoint low, LinePoint high, double accuracy)
    {
        double middle = low.Length + (high.Length - low.Length) / 2;
        double minimum = high.IsFinite ? Minimum(low, high, accuracy) : middle;
        double margin = Margin * Math.Abs(high.Length - low.Length);
        double least = Math.Min(low.Length, high.Length) + margin;
        double most = Math.Max(low.Length, high.Length) - margin;
        return double.IsFinite(minimum) ? Math.Clamp(minimum, least, Math.Max(least, most)) : middle;
    }

    /// <summary>A length beyond the second of two points, at which the loss still falls.</summary>
    public static double Beyond(LinePoint before, LinePoint point, double accuracy)
    {
        double width = point.Length - before.Length;
        double most = point.Length + MostGrowth * width;
        double minimum = Minimum(before, point, accuracy);
        return minimum > point.Length ? Math.Clamp(minimum, point.Length + LeastGrowth * width, most) : most;
    }

    private static double Minimum(LinePoint a, LinePoint b, double accuracy)
    {
        double width = b.Length - a.Length;
        if (Math.Abs(b.Value - a.Value) <= accuracy)
        {
            return b.Length - width * (b.Slope / (b.Slope - a.Slope));
        }

        double d1 = a.Slope + b.Slope - 3 * ((b.Value - a.Value) / width);
        double d2 = Math.CopySign(Math.Sqrt(d1 * d1 - a.Slope * b.Slope), width);
        return b.Length - width * ((b.Slope + d2 - d1) / (b.Slope - a.Slope + 2 * d2));
    }
}
