using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>matched_cosines: who is whose match.</summary>
internal static class MatchedCosineTable
{
    /// <summary>The table's schema.</summary>
    public static ResultTable<Row> Schema { get; } = ConsistencyTable.Pairs(
        new ResultTable<Row>(
            "matched_cosines", "kind, member_a, member_b, feature", "The best one-to-one matching of a pair's features: the one with the largest sum of cosines."),
        row => row.Pair)
        .Shorts("feature", "", "The feature of member_a.", row => row.Feature)
        .Shorts("match", "", "The feature of member_b that it is matched with.", row => (ushort)row.Pair.Dictionary.Matches[row.Feature])
        .Floats("cosine", "cosine", "The cosine of both features' weights.", row => row.Pair.Dictionary.MatchedCosines[row.Feature]);

    public static Row[] Rows(PairAgreement[] pairs, int latents) =>
        Tables.Rows.Of(pairs.Length, latents, (pair, f) => new Row(pairs[pair], (ushort)f));

    internal readonly record struct Row(PairAgreement Pair, ushort Feature);
}
