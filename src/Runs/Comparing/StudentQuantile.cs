namespace ResearchPipeline.Runs.Comparing;

/// <summary>
/// Student's distribution with a whole number of degrees of freedom: the finite sums of Abramowitz and Stegun, Handbook of Mathematical Functions
/// (1964), 26.7.3 and 26.7.4.
/// </summary>
internal static class StudentQuantile
{
    private const int Halvings = 200;

    /// <summary>The number that the size of a deviate exceeds with a probability.</summary>
    /// <param name="degrees">Degrees of freedom, at least 1.</param>
    /// <param name="probability">Between 0 and 1, both excluded.</param>
    public static double TwoSided(int degrees, double probability)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(degrees, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
        // By the angle, which lies between two bounds whatever the quantile: tan θ = t / √degrees.
        (double low, double high) = (0, Math.PI / 2);
        for (int i = 0; i < Halvings && low < high; i++)
        {
            double middle = (low + high) / 2;
            (low, high) = 1 - Within(middle, degrees) > probability ? (middle, high) : (low, middle);
        }

        return Math.Tan((low + high) / 2) * Math.Sqrt(degrees);
    }

    // The probability that a deviate is smaller in size than tan θ √degrees.
    private static double Within(double angle, int degrees)
    {
        (double sine, double cosine) = Math.SinCos(angle);
        bool isOdd = degrees % 2 == 1;
        double term = isOdd ? cosine : 1;
        double sum = degrees == 1 ? 0 : term;
        for (int i = isOdd ? 3 : 2; i <= degrees - 2; i += 2)
        {
            term *= cosine * cosine * (i - 1) / i;
            sum += term;
        }

        return isOdd ? 2 / Math.PI * (angle + sine * sum) : sine * sum;
    }
}
