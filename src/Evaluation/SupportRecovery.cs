using ResearchPipeline.Compute.Random;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation;

/// <summary>How well the atoms of sums are found again: by one step, as a k-sparse encoder takes, or by iterative thresholding with inversion.</summary>
/// <param name="Encoder">"one-step" or "iterative".</param>
/// <param name="Atoms">Atoms of a sum.</param>
/// <param name="Found">Mean share of them that was found.</param>
/// <param name="Whole">Share of the sums of which all were.</param>
internal sealed record SupportRecovery(string Encoder, int Atoms, double Found, double Whole)
{
    /// <summary>Sums that are drawn.</summary>
    public const int Sums = 100;

    /// <summary>Iterations, at most.</summary>
    public const int Iterations = 10;

    /// <summary>Draws sums of k atoms with coefficients uniform on [1, 2), and takes them apart by either encoder.</summary>
    /// <param name="atoms">Any number × dimensions.</param>
    /// <param name="choices">The atoms that sums are made of; at least k.</param>
    /// <param name="k">Atoms of a sum.</param>
    /// <param name="random">Draws which, and how much of each.</param>
    public static SupportRecovery[] Of(double[][] atoms, int[] choices, int k, PhiloxSequence random)
    {
        (double[] once, double[] often) = (new double[Sums], new double[Sums]);
        for (int i = 0; i < Sums; i++)
        {
            int[] truth = [.. random.NextPermutation(choices.Length).Take(k).Select(choice => choices[choice])];
            double[] sum = new double[atoms[0].Length];
            foreach (int atom in truth)
            {
                double coefficient = 1 + random.NextDouble();
                for (int d = 0; d < sum.Length; d++)
                {
                    sum[d] += coefficient * atoms[atom][d];
                }
            }

            once[i] = SparseRecovery.share(truth, SparseRecovery.oneStep(atoms, k, sum));
            often[i] = SparseRecovery.share(truth, SparseRecovery.iterative(atoms, k, Iterations, sum));
        }

        return [Result("one-step", once), Result("iterative", often)];

        SupportRecovery Result(string encoder, double[] shares) =>
            new(encoder, k, Descriptive.mean(shares), shares.Count(share => share == 1) / (double)Sums);
    }
}
