using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Results;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>class_patterns: one row a (member, digit, feature).</summary>
internal static class ClassPatternTable
{
    public static ResultTable Build(
        FeatureStatistics[] statistics, MemberCodes[] codes, ImageSet images, int latents, ulong seed, int permutations)
    {
        const int classes = ImageSet.Classes;
        int[][] ranks = statistics
            .SelectMany(member => Enumerable.Range(0, classes)
                .Select(digit => ClassPattern.ranks(member.Rates.Select(rates => rates[digit]).ToArray())))
            .ToArray();
        int[][] extreme = CountExtreme(statistics, codes, images, latents, seed, permutations);
        return new ResultTable(
            ResultColumn.Bytes("member", Each((row, _) => (byte)(row / classes))),
            ResultColumn.Bytes("digit", Each((row, _) => (byte)(row % classes))),
            ResultColumn.Shorts("feature", Each((_, f) => (ushort)f)),
            ResultColumn.Doubles("rate", Each(Rate)),
            ResultColumn.Doubles("mean_activation", Each((row, f) =>
                ImagesOf(row) == 0 ? 0 : statistics[row / classes].SumInClass[f][row % classes] / ImagesOf(row))),
            ResultColumn.Integers("rank", Each((row, f) => ranks[row][f])),
            ResultColumn.Doubles("lift", Each((row, f) =>
                ClassPattern.lift(Rate(row, f), statistics[row / classes].Activity[f].Frequency))),
            ResultColumn.Doubles("p_value", Each((row, f) =>
                ClassPattern.pValue(extreme[row / classes][f * classes + row % classes], permutations))));

        T[] Each<T>(Func<int, int, T> value) => Rows.Of(statistics.Length * classes, latents, value);

        double Rate(int row, int f) => statistics[row / classes].Rates[f][row % classes];

        int ImagesOf(int row) => statistics[row / classes].ImagesOfClass[row % classes];
    }

    // How often a permutation of the labels gives a feature at least as many active images of a class.
    private static int[][] CountExtreme(
        FeatureStatistics[] statistics, MemberCodes[] codes, ImageSet images, int latents, ulong seed, int permutations)
    {
        const int classes = ImageSet.Classes;
        int[][] extreme = statistics.Select(_ => new int[latents * classes]).ToArray();
        byte[][] shuffled = Enumerable.Range(0, permutations)
            .Select(permutation => Shuffle(images.Labels.Span, new PhiloxSequence(seed, Purpose.Permutation, (ulong)permutation)))
            .ToArray();
        Parallel.For(0, statistics.Length, member =>
        {
            int[] counts = new int[latents * classes];
            foreach (byte[] labels in shuffled)
            {
                Array.Clear(counts);
                for (int i = 0; i < codes[member].Values.Length; i++)
                {
                    counts[codes[member].Features[i] * classes + labels[i / codes[member].K]] += codes[member].Values[i] != 0 ? 1 : 0;
                }

                for (int i = 0; i < counts.Length; i++)
                {
                    extreme[member][i] += counts[i] >= statistics[member].ActiveInClass[i / classes][i % classes] ? 1 : 0;
                }
            }
        });
        return extreme;
    }

    private static byte[] Shuffle(ReadOnlySpan<byte> labels, PhiloxSequence random)
    {
        int[] order = random.NextPermutation(labels.Length);
        byte[] shuffled = new byte[labels.Length];
        for (int i = 0; i < order.Length; i++)
        {
            shuffled[i] = labels[order[i]];
        }

        return shuffled;
    }
}
