using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Results;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>class_patterns: which digits activate which features.</summary>
internal static class ClassPatternTable
{
    /// <summary>The table's schema.</summary>
    public static ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "class_patterns", "member, digit, feature", "Which digits activate which features. For a digit without evaluated images all measures are NULL.")
        .Member(row => row.Member)
        .Bytes("digit", "", "The digit.", row => row.Digit)
        .Feature(row => row.Feature)
        .OptionalDoubles("rate", "1", "Share of the digit's evaluated images that activate the feature.", row => row.Rate)
        .OptionalDoubles("mean_activation", "activation", "Mean value over all evaluated images of the digit, zero where the feature is not in the code.", row => row.MeanActivation)
        .OptionalIntegers("rank", "", "Place of the feature among those of the member by rate for the digit, from 1 for the highest, equals in order of their number; NULL where no image of the digit activates it.", row => row.Rank)
        .OptionalDoubles("lift", "1", "rate over the feature's frequency on all evaluated images; NULL for a dead feature.", row => row.Lift)
        .OptionalDoubles("p_value", "1", "(1 + permutations of the labels for which at least as many images of the digit activate the feature) / (1 + permutations); not corrected for the number of rows; NULL for a dead feature.", row => row.PValue);

    /// <param name="statistics">By member.</param>
    /// <param name="extremes">By member, [feature × 10 + digit]: permutations that are at least as extreme.</param>
    /// <param name="permutations">All permutations.</param>
    public static Row[] Rows(FeatureStatistics[] statistics, int[][] extremes, int permutations)
    {
        const int classes = ImageSet.Classes;
        int latents = statistics[0].Rates.Length;
        int[][] ranks = Tables.Rows.Of(statistics.Length, classes, (member, digit) =>
            ClassPattern.ranks(statistics[member].Rates.Select(rates => rates[digit]).ToArray()));
        return Tables.Rows.Of(statistics.Length * classes, latents, (pair, f) =>
        {
            (int member, int digit) = (pair / classes, pair % classes);
            FeatureStatistics of = statistics[member];
            double rate = of.Rates[f][digit];
            bool isDead = of.Activity[f].Count == 0;
            return new Row(
                (byte)member,
                (byte)digit,
                (ushort)f,
                rate,
                of.SumInClass[f][digit] / of.ImagesOfClass[digit],
                rate > 0 ? ranks[pair][f] : null,
                ClassPattern.lift(rate, of.Activity[f].Frequency),
                isDead || double.IsNaN(rate) ? null : ClassPattern.pValue(extremes[member][f * classes + digit], permutations));
        });
    }

    internal sealed record Row(
        byte Member, byte Digit, ushort Feature, double Rate, double MeanActivation, int? Rank, double Lift, double? PValue);
}
