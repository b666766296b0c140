using System.Globalization;

namespace ResearchPipeline.Compute.Torch;

/// <summary>How far two numbers may lie apart by chance.</summary>
internal static class Tolerance
{
    private const double Deviations = 4;
    private const double Rounding = 1e-5;

    /// <summary>For people.</summary>
    public static string Words { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"of a mean over an epoch, and of a measure, {Deviations} standard deviations: of means over members, or over pairs of them, those of the difference of two; of the ensemble those of the difference of two members; of seeds those of one; and {Rounding} of the value");

    /// <summary>The distance that chance explains.</summary>
    /// <param name="variance">Of the difference.</param>
    /// <param name="value">One of the two.</param>
    public static double Of(double variance, double value) => Deviations * Math.Sqrt(variance) + Rounding * Math.Abs(value);

    /// <summary>The variance of a sample of at least two, divisor n − 1.</summary>
    public static double Variance(IReadOnlyList<double> values)
    {
        double mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
    }
}
