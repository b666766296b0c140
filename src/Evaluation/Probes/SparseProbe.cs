using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Probes;

/// <summary>Tells one class from all others by a few numbers of an image (Gurnee et al., 2023, arXiv:2305.01610, section 3): by logistic regression on those whose means differ most.</summary>
/// <param name="Member">The member whose latents it sees; null for pixels.</param>
/// <param name="Label">The class.</param>
/// <param name="Seen">How many numbers it may see.</param>
/// <param name="Chosen">Which it sees, that with the largest difference first: as many, or all of fewer.</param>
/// <param name="Differences">Their differences of means.</param>
/// <param name="Fit">What it learned from the training images.</param>
/// <param name="Threshold">The score for which F1 is largest on those.</param>
/// <param name="Scores">What it says of each image that judges.</param>
/// <param name="IsOfClass">Which of these are of the class.</param>
internal sealed record SparseProbe(
    byte? Member, byte Label, int Seen, int[] Chosen, double[] Differences, LogisticRegression.Fit Fit, double Threshold, double[] Scores, bool[] IsOfClass)
{
    /// <summary>The probability that an image of the class scores higher than another.</summary>
    public double Auroc => Metrics.Auroc.ofScores(
        [.. Scores.Where((_, image) => IsOfClass[image])], [.. Scores.Where((_, image) => !IsOfClass[image])]);

    /// <summary>F1 at the threshold.</summary>
    public double F1 => FScore.atLeast(Threshold, Scores, IsOfClass);

    /// <summary>Share of images that it is wrong about where it takes its likelier side; a score above 0 is a probability above 1/2.</summary>
    public double Error => Descriptive.mean([.. Scores.Select((score, image) => score > 0 == IsOfClass[image] ? 0.0 : 1.0)]);

    /// <summary>The probability at the threshold.</summary>
    public double ThresholdProbability => LogisticRegression.probability(Exponential.Wide, Threshold);

    /// <param name="member">The member; null for pixels.</param>
    /// <param name="label">The class.</param>
    /// <param name="seen">How many numbers it may see.</param>
    /// <param name="differences">Of all numbers.</param>
    /// <param name="train">What is learned from.</param>
    /// <param name="judging">What judges.</param>
    public static SparseProbe Of(byte? member, byte label, int seen, double[] differences, ProbedImages train, ProbedImages judging)
    {
        int[] chosen = MeanDifference.largest(seen, differences);
        bool[] isOfClass = train.AreOf(label);
        double[][] columns = train.Columns.Of(chosen);
        LogisticRegression.Fit fit = LogisticRegression.fit(Exponential.Wide, Logarithm.Natural, columns, isOfClass);
        return new(
            member,
            label,
            seen,
            chosen,
            Array.ConvertAll(chosen, latent => differences[latent]),
            fit,
            FScore.bestThreshold(ScoresOf(fit, columns, isOfClass.Length), isOfClass),
            ScoresOf(fit, judging.Columns.Of(chosen), judging.Labels.Length),
            judging.AreOf(label));
    }

    private static double[] ScoresOf(LogisticRegression.Fit fit, double[][] columns, int images)
    {
        double[] numbers = new double[columns.Length];
        double[] scores = new double[images];
        for (int image = 0; image < images; image++)
        {
            for (int i = 0; i < numbers.Length; i++)
            {
                numbers[i] = columns[i][image];
            }

            scores[image] = LogisticRegression.score(fit, numbers);
        }

        return scores;
    }
}
