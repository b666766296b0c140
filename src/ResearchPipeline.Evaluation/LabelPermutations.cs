using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;

namespace ResearchPipeline.Evaluation;

/// <summary>Permutations of the labels: what class patterns would be if digits said nothing about features.</summary>
internal static class LabelPermutations
{
    /// <summary>
    /// How many permutations give a feature at least as many active images of a class as the true labels do:
    /// by member, [feature × 10 + class].
    /// </summary>
    /// <param name="statistics">By member.</param>
    /// <param name="codes">By member.</param>
    /// <param name="labels">The true labels.</param>
    /// <param name="seed">Permutation p is a function of the seed and p alone.</param>
    /// <param name="permutations">How many.</param>
    /// <param name="progress">Told how much is done, 0 to 1, from any thread.</param>
    public static int[][] CountAtLeastAsExtreme(
        FeatureStatistics[] statistics, MemberCodes[] codes, ReadOnlySpan<byte> labels, ulong seed, int permutations, Action<double> progress)
    {
        byte[] original = labels.ToArray();
        byte[][] shuffled = Enumerable.Range(0, permutations)
            .Select(permutation => Shuffle(original, new PhiloxSequence(seed, Purpose.Permutation, (ulong)permutation)))
            .ToArray();
        int done = 0;
        int[][] extreme = new int[statistics.Length][];
        Parallel.For(0, statistics.Length, member =>
        {
            extreme[member] = new int[statistics[member].Rates.Length * ImageSet.Classes];
            foreach (byte[] permuted in shuffled)
            {
                AddExtreme(extreme[member], statistics[member], codes[member], permuted);
                progress((double)Interlocked.Increment(ref done) / (permutations * statistics.Length));
            }
        });
        return extreme;
    }

    private static void AddExtreme(int[] extreme, FeatureStatistics statistics, MemberCodes codes, byte[] labels)
    {
        const int classes = ImageSet.Classes;
        int[] counts = new int[extreme.Length];
        for (int i = 0; i < codes.Values.Length; i++)
        {
            counts[codes.Features[i] * classes + labels[i / codes.K]] += codes.Values[i] != 0 ? 1 : 0;
        }

        for (int i = 0; i < counts.Length; i++)
        {
            extreme[i] += counts[i] >= statistics.ActiveInClass[i / classes][i % classes] ? 1 : 0;
        }
    }

    private static byte[] Shuffle(byte[] labels, PhiloxSequence random) =>
        Array.ConvertAll(random.NextPermutation(labels.Length), from => labels[from]);
}
