using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>matched_cosines: who is whose match, from the agreement of pairs.</summary>
internal sealed class MatchedCosineTable : TableMeasure<MatchedCosineTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasMembers<object>), typeof(IEncodesSparsely), typeof(IHasFeatures)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = ConsistencyTable.Pairs(
        new ResultTable<Row>(
            "matched_cosines", "kind, member_a, member_b, feature", "The best one-to-one matching of a pair's features: the one with the largest sum of cosines."),
        row => row.Pair)
        .Shorts("feature", "", "The feature of member_a.", row => row.Feature)
        .Shorts("match", "", "The feature of member_b that it is matched with.", row => (ushort)row.Pair.Dictionary.Matches[row.Feature])
        .Floats("cosine", "cosine", "The cosine of both features' weights.", row => row.Pair.Dictionary.MatchedCosines[row.Feature]);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => Rows(subject.Pairs, subject.Features[0].Rows);

    internal static Row[] Rows(PairAgreement[] pairs, int latents) =>
        Grid.Of(pairs.Length, latents, (pair, f) => new Row(pairs[pair], (ushort)f));

    internal readonly record struct Row(PairAgreement Pair, ushort Feature);
}
