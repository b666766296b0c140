using ResearchPipeline.Compute.Random;

namespace ResearchPipeline.Runs.Comparing;

/// <summary>
/// An interval for the mean of differences by image: the percentile bootstrap (Efron, "Bootstrap methods: another look at the jackknife", Annals
/// of Statistics 7, 1979). Images are drawn with replacement by a counter-based stream of a purpose and seed of its own, so that it is the same
/// for the same numbers, on every machine.
/// </summary>
internal static class PairedBootstrap
{
    /// <summary>Samples that are drawn.</summary>
    public const int Samples = 2000;

    /// <summary>The probability that an interval leaves out, half on each side.</summary>
    public const double Outside = 0.05;

    // No purpose of a run: those are numbered from 1, and their values are part of published bits.
    private const Purpose Comparison = (Purpose)1001;
    private const ulong Seed = 0;

    /// <summary>The interval; null for fewer than two images, or where a difference is undefined.</summary>
    /// <param name="differences">One for each image.</param>
    public static (double Low, double High)? Interval(IReadOnlyList<double> differences)
    {
        if (differences.Count < 2 || !differences.All(double.IsFinite))
        {
            return null;
        }

        double[] values = [.. differences];
        double[] means = new double[Samples];
        for (int sample = 0; sample < Samples; sample++)
        {
            PhiloxSequence draws = new(Seed, Comparison, (ulong)sample);
            double sum = 0;
            for (int i = 0; i < values.Length; i++)
            {
                sum += values[draws.NextIndex(values.Length)];
            }

            means[sample] = sum / values.Length;
        }

        Array.Sort(means);
        int left = (int)(Samples * Outside / 2);
        return (means[left], means[Samples - 1 - left]);
    }
}
