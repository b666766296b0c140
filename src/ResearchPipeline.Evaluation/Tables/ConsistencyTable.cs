using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>consistency: one row a (kind, pair); matched_cosines: one row a (kind, pair, feature of the first member).</summary>
internal static class ConsistencyTable
{
    public static ResultTable Build(PairAgreement[] pairs) => new(
        ResultColumn.Texts("kind", pairs.Select(pair => pair.Kind).ToArray()),
        ResultColumn.Bytes("member_a", pairs.Select(pair => (byte)pair.First).ToArray()),
        ResultColumn.Bytes("member_b", pairs.Select(pair => (byte)pair.Second).ToArray()),
        ResultColumn.Doubles("matched_cosine", pairs.Select(pair => pair.Dictionary.MatchedCosine).ToArray()),
        ResultColumn.Doubles("mmcs", pairs.Select(pair => pair.Dictionary.Mmcs).ToArray()),
        ResultColumn.Doubles("index_agreement", pairs.Select(pair => pair.Dictionary.IndexAgreement).ToArray()),
        ResultColumn.Doubles("jaccard", pairs.Select(pair => pair.Jaccard).ToArray()));

    public static ResultTable BuildMatches(PairAgreement[] pairs, int latents) => new(
        ResultColumn.Texts("kind", Rows.Of(pairs.Length, latents, (pair, _) => pairs[pair].Kind)),
        ResultColumn.Bytes("member_a", Rows.Of(pairs.Length, latents, (pair, _) => (byte)pairs[pair].First)),
        ResultColumn.Bytes("member_b", Rows.Of(pairs.Length, latents, (pair, _) => (byte)pairs[pair].Second)),
        ResultColumn.Shorts("feature", Rows.Of(pairs.Length, latents, (_, f) => (ushort)f)),
        ResultColumn.Floats("cosine", Rows.Of(pairs.Length, latents, (pair, f) => pairs[pair].Dictionary.MatchedCosines[f])));
}
